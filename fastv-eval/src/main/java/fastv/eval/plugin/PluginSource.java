package fastv.eval.plugin;

import fastv.core.plugin.FastvPlugin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.jar.Manifest;

/**
 * A jar or folder on the class path that names plugins. {@link java.util.ServiceLoader} reads the
 * same files, but cannot say which jar a failure is about, nor look at a jar before loading from
 * it.
 *
 * @param name the jar's file name, or the folder
 * @param isJar whether it is a jar; folders are builds under way and have no manifest
 * @param api the version its manifest says it was built against
 * @param classes the modules it names
 */
record PluginSource(String name, boolean isJar, Optional<String> api, List<String> classes) {
    private static final String SERVICE = "META-INF/services/" + FastvPlugin.class.getName();
    private static final String OWN_PACKAGES = "fastv.";

    PluginSource {
        classes = List.copyOf(classes);
    }

    /** All of them, by name. */
    static List<PluginSource> find(ClassLoader loader) {
        try {
            List<PluginSource> sources = new ArrayList<>();
            for (URL url : Collections.list(loader.getResources(SERVICE))) {
                sources.add(read(url));
            }
            sources.sort(Comparator.comparing(PluginSource::name));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PluginSource read(URL url) throws IOException {
        List<String> classes = new ArrayList<>();
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(url.openStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty()) {
                    classes.add(name);
                }
            }
        }
        if (url.openConnection() instanceof JarURLConnection jar) {
            Optional<Manifest> manifest = Optional.ofNullable(jar.getManifest());
            return new PluginSource(
                    Path.of(jar.getJarFileURL().getPath()).getFileName().toString(),
                    true,
                    manifest.map(m -> m.getMainAttributes().getValue(FastvPlugin.API_ATTRIBUTE)),
                    classes);
        }
        return new PluginSource(
                url.getPath().replace(SERVICE, ""), false, Optional.empty(), classes);
    }

    /** Whether it is a part of the program: package names that begin with {@code fastv.} are. */
    boolean isOwn() {
        return classes.stream().allMatch(name -> name.startsWith(OWN_PACKAGES));
    }

    /** Why it cannot take part by its manifest, if so. */
    Optional<String> mismatch() {
        if (!isJar || isOwn() || api.equals(Optional.of(FastvPlugin.API))) {
            return Optional.empty();
        }
        return Optional.of(
                "expected %s: %s in its manifest, found %s"
                        .formatted(
                                FastvPlugin.API_ATTRIBUTE,
                                FastvPlugin.API,
                                api.map(v -> v + ": build it against this version")
                                        .orElse("none")));
    }
}
