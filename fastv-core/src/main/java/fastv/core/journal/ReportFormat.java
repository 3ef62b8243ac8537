package fastv.core.journal;

/** How a report is written. */
public enum ReportFormat {
    /** Aligned columns for a terminal. */
    TEXT,
    /** Markdown tables. */
    MARKDOWN,
    /** Comma-separated values as RFC 4180 has them, one table. */
    CSV,
    /** JSON with every number in full. */
    JSON
}
