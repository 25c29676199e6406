package tidings.streams.theme;

/** Finds the place in a YAML file of a character of one of its values, through folding, quoting and escapes. */
final class Places {
    private final String yaml;

    Places(String yaml) {
        this.yaml = yaml;
    }

    /** A place in the file, from 1. */
    record Place(int line, int column) {}

    /**
     * Where a character of a value stands.
     *
     * @param column the character's place in the value, from 1
     */
    Place of(Yaml.Text text, int column) {
        int at = start(text);
        int found = at;
        for (int i = 0; i < Math.min(column, text.value().length()); i++) {
            char c = text.value().charAt(i);
            found = Character.isWhitespace(c) ? at : next(at, c);
            at = Character.isWhitespace(c) ? afterSpace(at) : found + 1;
        }
        return column > text.value().length() ? place(Math.min(at, yaml.length())) : place(found);
    }

    private int start(Yaml.Text text) {
        int line = 0;
        for (int i = 1; i < text.line() && line >= 0; i++) {
            line = yaml.indexOf('\n', line) + 1;
        }
        int at = Math.min(yaml.length(), line + text.column() - 1);
        return at < yaml.length() && (yaml.charAt(at) == '|' || yaml.charAt(at) == '>')
                ? Math.max(at, yaml.indexOf('\n', at))
                : at;
    }

    private int next(int from, char c) {
        int found = yaml.indexOf(c, from);
        return found < 0 ? Math.max(0, yaml.length() - 1) : found;
    }

    private int afterSpace(int from) {
        int at = from;
        while (at < yaml.length() && Character.isWhitespace(yaml.charAt(at))) {
            at++;
        }
        return at;
    }

    private Place place(int at) {
        int line = 1;
        int start = 0;
        for (int end = yaml.indexOf('\n'); end >= 0 && end < at; end = yaml.indexOf('\n', start)) {
            line++;
            start = end + 1;
        }
        return new Place(line, at - start + 1);
    }
}
