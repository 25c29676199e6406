package tidings.ingest.format;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tidings.ingest.xml.Problems;

/**
 * Which characters the bytes mean. A byte order mark decides, then the HTTP header, then the document itself, then what
 * the bytes look like; a claim that the bytes contradict is passed over, and that is told.
 */
public final class Charsets {
    private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{1,40})");
    private static final Pattern PROLOG =
            Pattern.compile("<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']\\s*([A-Za-z0-9._:-]{1,40})");
    private static final int PROLOG_WITHIN = 1024;
    private static final int META_WITHIN = 8192;
    /** So many characters beyond ASCII are not UTF-8 by chance. */
    private static final int CERTAIN = 10;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** What people write, and the larger set that they mean by it. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("us-ascii", "windows-1252"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("iso-8859-11", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("utf-16", "UTF-16BE"),
            Map.entry("utf-32", "UTF-32BE"));

    /** A page names its character set in a meta element, in one of two ways. */
    private static final Pattern META =
            Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([a-z0-9._:-]{1,40})");

    private Charsets() {}

    /**
     * The bytes as text, without a byte order mark.
     *
     * @param contentType the HTTP header's value, if there is one
     */
    public static String decode(byte[] bytes, @Nullable String contentType, Problems problems) {
        var marked = marked(bytes);
        if (marked != null) {
            return strict(bytes, marked.length, marked.charset, problems);
        }
        var wide = wide(bytes);
        if (wide != null) {
            return strict(bytes, 0, wide, problems);
        }
        var header = named(HEADER, contentType == null ? "" : contentType, "the HTTP header", problems);
        var prolog = named(PROLOG, prolog(bytes), "the document", problems);
        return byClaims(bytes, header, prolog, problems);
    }

    /**
     * The bytes of a web page as text, without a byte order mark.
     *
     * @param contentType the HTTP header's value, if there is one
     */
    public static String decodePage(byte[] bytes, @Nullable String contentType, Problems problems) {
        var marked = marked(bytes);
        if (marked != null) {
            return strict(bytes, marked.length, marked.charset, problems);
        }
        var utf8 = utf8(bytes);
        if (utf8 != null && utf8.certain) {
            return utf8.text; // pages are converted without their meta element being changed
        }
        var header = named(HEADER, contentType == null ? "" : contentType, "the HTTP header", problems);
        var start = new String(bytes, 0, Math.min(bytes.length, META_WITHIN), StandardCharsets.ISO_8859_1);
        return byClaims(bytes, header, named(META, start, "the page", problems), problems);
    }

    /** True if bytes are no text in any character set: of their beginning, more than one in a hundred is a control character. */
    public static boolean isBinary(byte[] bytes) {
        if (marked(bytes) != null || wide(bytes) != null) {
            return false;
        }
        var length = Math.min(bytes.length, META_WITHIN);
        var controls = 0;
        for (var i = 0; i < length; i++) {
            var c = bytes[i];
            controls += c >= 0 && c < ' ' && !(c >= '\t' && c <= '\r') && c != 0x1b ? 1 : 0;
        }
        return controls > length / 100;
    }

    private static String byClaims(
            byte[] bytes, @Nullable Charset header, @Nullable Charset prolog, Problems problems) {
        var utf8 = utf8(bytes);
        if (utf8 != null && utf8.evident && (header == null || header.equals(WINDOWS_1252))) {
            // Servers add ISO-8859-1 by default; bytes that happen to be valid UTF-8 are UTF-8.
            if (prolog == null || prolog.equals(StandardCharsets.UTF_8) || prolog.equals(WINDOWS_1252)) {
                contradicts(header, prolog, problems);
                return utf8.text;
            }
        }
        for (var claim : new Charset[] {header, prolog}) {
            var text = claim == null ? null : fitting(bytes, claim, utf8);
            if (text != null) {
                return text;
            }
        }
        if (header != null || prolog != null) {
            problems.add("the bytes are not in the character set that is declared");
        }
        return utf8 != null ? utf8.text : new String(bytes, WINDOWS_1252);
    }

    private static void contradicts(@Nullable Charset header, @Nullable Charset prolog, Problems problems) {
        if (header != null || WINDOWS_1252.equals(prolog)) {
            problems.add("the bytes are UTF-8, though another character set is declared");
        }
    }

    private static @Nullable String fitting(byte[] bytes, Charset claim, @Nullable Utf8 utf8) {
        if (claim.equals(StandardCharsets.UTF_8)) {
            return utf8 == null ? null : utf8.text;
        }
        var text = new String(bytes, claim);
        var bad = text.chars().filter(c -> c == '\ufffd').count();
        return text.indexOf('<') < 0 && text.indexOf('{') < 0 || bad > text.length() / 100 ? null : text;
    }

    /** The bytes read as UTF-8; null if they hardly are. A few wrong bytes do not make it something else. */
    private static @Nullable Utf8 utf8(byte[] bytes) {
        var text = new String(bytes, StandardCharsets.UTF_8);
        var bad = 0;
        var good = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            bad += c == '\ufffd' ? 1 : 0;
            good += c > 0x7f && c != '\ufffd' ? 1 : 0;
        }
        return bad > 1 + good / 4 || bad == 1 && good == 0
                ? null
                : new Utf8(text, good > 0, bad <= good / 100 && good >= CERTAIN);
    }

    private static String strict(byte[] bytes, int from, Charset charset, Problems problems) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try {
            return decoder.decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IllegalStateException("malformed input is replaced", e);
        }
    }

    private static @Nullable Mark marked(byte[] bytes) {
        if (begins(bytes, 0xef, 0xbb, 0xbf)) {
            return new Mark(StandardCharsets.UTF_8, 3);
        } else if (begins(bytes, 0xff, 0xfe, 0, 0)) {
            return new Mark(StandardCharsets.UTF_32LE, 4);
        } else if (begins(bytes, 0, 0, 0xfe, 0xff)) {
            return new Mark(StandardCharsets.UTF_32BE, 4);
        } else if (begins(bytes, 0xff, 0xfe)) {
            return new Mark(StandardCharsets.UTF_16LE, 2);
        }
        return begins(bytes, 0xfe, 0xff) ? new Mark(StandardCharsets.UTF_16BE, 2) : null;
    }

    /** Character sets whose ASCII is not ASCII, told by how {@code <} or <code>{</code> looks in them. */
    private static @Nullable Charset wide(byte[] bytes) {
        for (var first : new int[] {'<', '{'}) {
            if (begins(bytes, first, 0, 0, 0)) {
                return StandardCharsets.UTF_32LE;
            } else if (begins(bytes, 0, 0, 0, first)) {
                return StandardCharsets.UTF_32BE;
            } else if (begins(bytes, first, 0) && bytes.length > 3 && bytes[3] == 0) {
                return StandardCharsets.UTF_16LE;
            } else if (begins(bytes, 0, first) && bytes.length > 3 && bytes[2] == 0) {
                return StandardCharsets.UTF_16BE;
            }
        }
        return begins(bytes, 0x4c, 0x6f, 0xa7, 0x94) ? ebcdic(bytes) : null;
    }

    private static Charset ebcdic(byte[] bytes) {
        var base = Charset.forName("IBM037");
        var start = new String(bytes, 0, Math.min(bytes.length, PROLOG_WITHIN), base);
        var declared = named(PROLOG, start, "the document", new Problems());
        return declared == null ? base : declared;
    }

    private static String prolog(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, PROLOG_WITHIN), StandardCharsets.ISO_8859_1);
    }

    private static @Nullable Charset named(Pattern pattern, String text, String where, Problems problems) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            return null;
        }
        var name = found.group(1);
        try {
            var charset = Charset.forName(name);
            return Charset.forName(MEANT.getOrDefault(charset.name().toLowerCase(Locale.ROOT), charset.name()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            problems.add(where + " names the character set " + name + ", which nobody knows");
            return null;
        }
    }

    private static boolean begins(byte[] bytes, int... with) {
        for (var i = 0; i < with.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private record Mark(Charset charset, int length) {}

    private record Utf8(String text, boolean evident, boolean certain) {}
}
