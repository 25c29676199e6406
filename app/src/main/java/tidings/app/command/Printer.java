package tidings.app.command;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import tidings.events.topic.Json;

/**
 * Standard output and standard error as UTF-8. A reader that goes away early, such as {@code head}, ends the printing
 * quietly: {@link #isOpen} says so.
 *
 * <p>For one thread.
 */
public final class Printer implements AutoCloseable {
    private final PrintWriter out;
    private final PrintWriter problems;
    private final boolean json;

    /**
     * @param json true to print data as JSON where people would get a table
     */
    public static Printer standard(boolean json) {
        return new Printer(writer(FileDescriptor.out), writer(FileDescriptor.err), json);
    }

    Printer(PrintWriter out, PrintWriter problems, boolean json) {
        this.out = out;
        this.problems = problems;
        this.json = json;
    }

    /** True if data are to be printed as JSON. */
    public boolean isJson() {
        return json;
    }

    /** Prints a value as one line of JSON. */
    public void json(Object value) {
        out.println(Json.text(value));
    }

    /** Prints a line for people; control characters in it come out harmless. */
    public void line(String text) {
        out.println(printable(text));
    }

    /** Prints lines whose text was made harmless before colours were added ({@link Style}). */
    void styled(String lines) {
        out.println(lines);
    }

    /** Prints a line on standard error. */
    public void problem(String text) {
        problems.println(printable(text));
        problems.flush();
    }

    /** Prints text of the program's own on standard error, as it is. */
    void progress(String text) {
        problems.print(text);
        problems.flush();
    }

    /** Prints a value that is JSON already, on one line. */
    void jsonText(String json) {
        out.println(json);
    }

    /** Sends on what was printed. */
    public void flush() {
        out.flush();
    }

    /** False once nobody reads any more. */
    public boolean isOpen() {
        return !out.checkError();
    }

    @Override
    public void close() {
        out.flush();
        problems.flush();
    }

    /** Text from feeds may hold terminal commands: what controls a terminal is replaced. */
    static String printable(String text) {
        var printable = new StringBuilder(text.length());
        text.codePoints().map(c -> controlsTerminal(c) ? '\ufffd' : c).forEach(printable::appendCodePoint);
        return printable.toString();
    }

    /** Control characters, and those that turn the direction of what follows. */
    private static boolean controlsTerminal(int c) {
        return Character.isISOControl(c) && c != '\n' && c != '\t'
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }

    /** Standard output in UTF-8, to be flushed. */
    public static PrintWriter out() {
        return writer(FileDescriptor.out);
    }

    /** Standard error in UTF-8, to be flushed. */
    public static PrintWriter err() {
        return writer(FileDescriptor.err);
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        var stream = new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)), false);
    }
}
