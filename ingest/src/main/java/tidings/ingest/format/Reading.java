package tidings.ingest.format;

/** What came of reading a document. */
public sealed interface Reading permits FeedDocument, Unreadable {}
