package tidings.ingest.push;

/** Takes what hubs told. */
@FunctionalInterface
public interface NoticeSink {
    /** Records it for the instance that polls the feed; false if that is not possible now. */
    boolean record(HubNotice notice);
}
