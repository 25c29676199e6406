package tidings.streams.match.language;

/**
 * The commonest words of each language, by which a text shows its own; under OTHER those of languages without rules. Immutable, safe from any thread.
 *
 * <p>A word is known by its 64-bit hash alone: were another word ever to share it, one guess at a language would be a
 * little worse.
 */
final class CommonWords {
    private static final int SLOTS = 1 << 11;
    private static final long FACTOR = 0x9e3779b97f4a7c15L;
    private static final long[] WORDS = new long[SLOTS];
    private static final int[] LANGUAGES = new int[SLOTS];

    static {
        put(
                Language.ENGLISH,
                "the of and to in that for is was on with as by at from it he has have are will said its not be his"
                        + " this an after over were which who their but they she we there these when if also what");
        put(
                Language.GERMAN,
                "der die das und den von zu mit des im ist auf für nicht eine ein als dem sich auch es an werden aus er"
                        + " hat dass sie nach wird bei einer einen um sind noch wie einem über so zum haben nur oder"
                        + " aber vor zur bis mehr durch");
        put(
                Language.FRENCH,
                "le la les de des et à en un une du est que qui dans pour sur au par plus pas il ce avec ont a ne se"
                        + " sont aux cette son été mais ou leur d l qu entre après deux");
        put(
                Language.SPANISH,
                "el la los las de del y en que a un una por con para se su al es no como más lo ha sus sobre este entre"
                        + " pero fue han dos también está desde");
        put(
                Language.ITALIAN,
                "il la di e che in un una per con del della è da non le i si dei al sono ha hanno alla più nel gli come"
                        + " anche lo dal su delle ma nella stato");
        put(
                Language.PORTUGUESE,
                "o a de e do da em que um para com não uma os no se na por mais as dos como mas foi ao ele das à seu"
                        + " sua ou pelo pela são entre disse");
        put(
                Language.POLISH,
                "w i na z do się że nie o jest to od za po przez dla jak ale oraz jego będzie są być który która które"
                        + " tym przed także już tylko roku może będą było");
        put(
                Language.DUTCH,
                "de het een en van in is dat op te voor met zijn die niet aan er om ook als maar bij naar door heeft"
                        + " worden uit nog wordt werd hebben");
        put(
                Language.TURKISH,
                "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar ise en ancak ne var ki her arasında"
                        + " göre yeni tarafından dedi etti");
        put(
                Language.CZECH,
                "a se v na je že o s z do i to k ve pro za by ale si po jako podle který od jsou která bude");
        put(Language.ROMANIAN, "și în de la a cu pe nu că din este o un pentru care mai sunt au fost ce prin după să");
        put(
                Language.SWEDISH,
                "och i att det som en på är av för med den till har de inte om ett han men var från ska också");
        put(
                Language.RUSSIAN,
                "и в не на что с по это как он к из за от для его а то о было будет будут также который после при до"
                        + " между но их все заявил были раз");
        put(
                Language.UKRAINIAN,
                "і в не на що з та у до як це за від для його але або які який яка про після під час було буде також"
                        + " між її є ще вже щодо їх та своїх");
        // Danish and Norwegian, Finnish, Hungarian, Indonesian and Malay, Vietnamese, Croatian, Filipino, Swahili: so
        // that they are not taken for their neighbours.
        put(
                Language.OTHER,
                "og at ikke på til det af er blev efter jeg har som en den med i for ja että ei joka ovat és hogy nem"
                    + " egy volt yang dan dengan untuk dari ini itu pada tidak akan telah và của là những được trong"
                    + " cho người các một không đã với je su koji nije ang mga ng ay kwa katika");
    }

    private CommonWords() {}

    private static void put(Language language, String words) {
        for (var word : words.split(" ")) {
            long hash = hash(word);
            int slot = slot(hash);
            WORDS[slot] = hash;
            LANGUAGES[slot] |= 1 << language.ordinal();
        }
    }

    /** True if the word, in any case, is one of the commonest of the language. */
    static boolean has(Language language, String word) {
        return (LANGUAGES[slot(hash(word))] & 1 << language.ordinal()) != 0;
    }

    /** True if the word, in any case, is one of the commonest of any language. */
    static boolean has(String word) {
        return LANGUAGES[slot(hash(word))] != 0;
    }

    private static long hash(String word) {
        long hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = add(hash, lower(word.charAt(i)));
        }
        return hash;
    }

    private static long add(long hash, char c) {
        return (hash + c) * FACTOR;
    }

    private static int slot(long hash) {
        int slot = (int) (hash >>> 32) & (SLOTS - 1);
        while (WORDS[slot] != 0 && WORDS[slot] != hash) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    /**
     * Adds to {@code counts}, by ordinal of the language, how many words of the text are common ones, and to
     * {@code letters}, by ordinal of the script, how many letters it has; a character that is a word by itself counts as
     * three.
     */
    static void count(String text, int length, int[] counts, int[] letters) {
        long hash = 0;
        int start = 0;
        int ascii = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            byte kind = Characters.kind(c);
            if (kind == Characters.LETTER || kind == Characters.UNSPACED) {
                start = hash == 0 ? i : start;
                hash = add(hash, lower(c));
                if (c < 0x80) {
                    ascii++;
                } else {
                    letters[Characters.scriptOrdinal(c)] += kind == Characters.UNSPACED ? 3 : 1;
                }
            } else if (hash != 0) {
                add(languages(hash, text, start, i), counts);
                hash = 0;
            }
        }
        if (hash != 0) {
            add(languages(hash, text, start, length), counts);
        }
        letters[Script.LATIN.ordinal()] += ascii;
    }

    /** None for an acronym (UN is not the French article) and for what an apostrophe joins on (Trump's, Istanbul'da). */
    private static int languages(long hash, String text, int start, int end) {
        int languages = LANGUAGES[slot(hash)];
        if (languages == 0) {
            return 0;
        }
        boolean joined =
                start > 0 && end - start < 3 && Characters.kind(text.charAt(start - 1)) == Characters.APOSTROPHE;
        return joined || Character.isUpperCase(text.charAt(end - 1)) ? 0 : languages;
    }

    private static char lower(char c) {
        if (c < 0x80) {
            return (char) (c | 0x20);
        }
        return Character.toLowerCase(c);
    }

    private static void add(int languages, int[] counts) {
        for (int left = languages; left != 0; left &= left - 1) {
            counts[Integer.numberOfTrailingZeros(left)]++;
        }
    }
}
