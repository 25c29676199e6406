package tidings.streams.match;

import java.util.ArrayList;
import java.util.List;
import tidings.streams.match.Vocabulary.Kind;
import tidings.streams.match.language.Analysis;
import tidings.streams.match.language.Script;
import tidings.streams.match.language.Tokenizer;
import tidings.streams.match.language.Tokens;
import tidings.streams.match.query.Query;
import tidings.streams.match.query.Query.Atom;
import tidings.streams.match.query.QueryException;

/**
 * Compiles the words of queries. They are split as articles are, so that a hyphenated word is a sequence here as there;
 * what a hyphen joins is also looked for as one word. For one thread.
 */
final class Words {
    private final Vocabulary vocabulary;
    private final NodeFactory nodes;
    private final Tokens tokens = new Tokens();
    private final Tokenizer tokenizer = new Tokenizer(tokens);

    Words(Vocabulary vocabulary, NodeFactory nodes) {
        this.vocabulary = vocabulary;
        this.nodes = nodes;
    }

    /**
     * A phrase of one or more atoms.
     *
     * @throws QueryException if one of them holds no word
     */
    Node.Spans phrase(List<? extends Atom> atoms, Scope scope) {
        var apart = new ArrayList<Integer>();
        var joined = new ArrayList<Integer>();
        for (var atom : atoms) {
            split(atom, apart, joined);
        }
        var sequence = nodes.sequence(array(apart), scope);
        return apart.equals(joined)
                ? sequence
                : nodes.union(List.of(sequence, nodes.sequence(array(joined), scope)), scope);
    }

    /**
     * The words of a phrase, in order, with others between them.
     *
     * @throws QueryException if one of them holds no word
     */
    Node.Spans loosePhrase(List<Atom> atoms, int slop, Scope scope) {
        var parts = atoms.stream().map(atom -> phrase(List.of(atom), scope)).toList();
        return parts.size() == 1 ? parts.getFirst() : nodes.near(slop, true, parts);
    }

    private void split(Atom atom, List<Integer> apart, List<Integer> joined) {
        var text = atom.text();
        tokenizer.clear();
        tokenizer.add(text.toCharArray(), text.length());
        int size = tokens.size();
        if (size == 0) {
            throw new QueryException("found '" + text + "', which holds no word", atom.column());
        }
        var whole = new StringBuilder();
        for (int token = 0; token < size; token++) {
            var word = text.substring(tokens.start(token), tokens.end(token));
            requireWordLength(word, atom.column());
            whole.append(word);
            apart.add(id(atom, word, token == size - 1));
        }
        if (size > 1 && tokens.compound(size - 1) == 0) {
            joined.add(id(atom, whole.toString(), true));
        } else {
            joined.addAll(apart.subList(apart.size() - size, apart.size()));
        }
    }

    private static void requireWordLength(String word, int column) {
        if (word.length() > Analysis.MAX_WORD) {
            throw new QueryException(
                    "this word has " + word.length() + " characters; at most " + Analysis.MAX_WORD + " are allowed",
                    column);
        }
    }

    private int id(Atom atom, String word, boolean last) {
        return switch (atom) {
            case Query.Exact exact -> vocabulary.id(Kind.EXACT, Analysis.exactForm(word));
            case Query.Prefix prefix
            when last && Script.of(word) != Script.UNSPACED -> vocabulary.id(Kind.PREFIX, Analysis.prefixForm(word));
            case Query.Prefix prefix -> plain(word);
            case Query.Word plain -> plain(word);
        };
    }

    /** Initials with dots mean just these initials, in capitals: U.S. is not the word us. */
    private int plain(String word) {
        boolean initials = word.indexOf('.') > 0 && Character.isLetter(word.charAt(0));
        return initials
                ? vocabulary.id(Kind.EXACT, Analysis.exactForm(word))
                : vocabulary.id(Kind.STEM, Analysis.exactForm(word));
    }

    private static int[] array(List<Integer> ids) {
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
