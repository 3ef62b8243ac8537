package fastv.analysis.chart.draw;

import fastv.analysis.chart.Chart;
import java.awt.Color;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A chart as an SVG tree. */
final class SvgDrawing {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final List<String> REFERRING = List.of("clip-path", "mask", "filter");

    private final Element root;
    private final SVGGraphics2D graphics;

    SvgDrawing(Chart chart) {
        Document document = newDocument();
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("fastv");
        context.setPrecision(2);
        context.setImageHandler(new EmbeddedPng());
        this.graphics = new SVGGraphics2D(context, false);
        ChartPainter.paint(chart, graphics);
        this.root = graphics.getRoot();
        root.setAttribute("viewBox", "0 0 " + chart.width() + " " + chart.height());
        root.setAttribute("width", String.valueOf(chart.width()));
        root.setAttribute("height", String.valueOf(chart.height()));
        root.setAttribute("role", "img");
        describe(chart);
        mark(root);
    }

    private static Document newDocument() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("every Java runtime makes XML documents", e);
        }
    }

    private void describe(Chart chart) {
        Element description = root.getOwnerDocument().createElementNS(SVG, "desc");
        description.setTextContent(chart.alt());
        root.insertBefore(description, root.getFirstChild());
        Element title = root.getOwnerDocument().createElementNS(SVG, "title");
        title.setTextContent(chart.title());
        root.insertBefore(title, root.getFirstChild());
    }

    /** Classes for what has a dark counterpart; pictures keep their pixels. */
    private static void mark(Element element) {
        StringBuilder classes = new StringBuilder();
        for (String property : List.of("fill", "stroke")) {
            for (Tone tone : Tone.values()) {
                if (isTone(element.getAttribute(property), tone)) {
                    classes.append(classes.length() == 0 ? "" : " ")
                            .append(className(property, tone));
                }
            }
        }
        if (classes.length() > 0) {
            element.setAttribute("class", classes.toString());
        }
        if (element.getTagName().equals("image")) {
            element.setAttribute("image-rendering", "pixelated");
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            if (children.item(i) instanceof Element child) {
                mark(child);
            }
        }
    }

    private static boolean isTone(String paint, Tone tone) {
        Color color = tone.color();
        return paint.equals(
                "rgb(%d,%d,%d)".formatted(color.getRed(), color.getGreen(), color.getBlue()));
    }

    private static String className(String property, Tone tone) {
        return "c" + property.charAt(0) + "-" + tone.name().toLowerCase(Locale.ROOT);
    }

    static String darkRules() {
        StringBuilder rules = new StringBuilder();
        for (Tone tone : Tone.values()) {
            for (String property : List.of("fill", "stroke")) {
                rules.append(
                        ".%s{%s:%s}"
                                .formatted(className(property, tone), property, tone.darkHex()));
            }
        }
        return rules.toString();
    }

    String file() {
        Element style = root.getOwnerDocument().createElementNS(SVG, "style");
        style.setTextContent("@media (prefers-color-scheme:dark){" + darkRules() + "}");
        root.insertBefore(style, root.getFirstChild());
        return text();
    }

    String element(String id) {
        prefix(root, id + "-");
        String file = text();
        return file.substring(file.indexOf("<svg"));
    }

    private static void prefix(Element element, String before) {
        if (element.hasAttribute("id")) {
            element.setAttribute("id", before + element.getAttribute("id"));
        }
        for (String attribute : REFERRING) {
            if (element.getAttribute(attribute).startsWith("url(#")) {
                element.setAttribute(
                        attribute,
                        element.getAttribute(attribute).replace("url(#", "url(#" + before));
            }
        }
        NodeList children = element.getChildNodes();
        for (int i = 0; i < children.getLength(); i++) {
            Node child = children.item(i);
            if (child instanceof Element inner) {
                prefix(inner, before);
            }
        }
    }

    private String text() {
        StringWriter text = new StringWriter();
        try {
            graphics.stream(root, text, false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return text.toString();
    }
}
