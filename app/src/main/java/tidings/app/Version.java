package tidings.app;

/** Which version of the program this is. */
public final class Version {
    private Version() {}

    /** The version that the program's archive names, or {@code dev} when it runs from classes. */
    public static String current() {
        var version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }
}
