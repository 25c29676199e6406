package tidings.alerts.mute;

/** Told how many silences there are; counts them. */
public interface MuteTally {
    /**
     * How many silences hold now.
     *
     * @param active how many hold
     * @param ending how many of them end soon
     */
    void silences(int active, int ending);

    /** A record of silences or feedback could not be read and is a dead letter. */
    void unreadable();
}
