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

    /** A record of silences, feedback or alerts could not be read and is left out. */
    void unreadable();
}
