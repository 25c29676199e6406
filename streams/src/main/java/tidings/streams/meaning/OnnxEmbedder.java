package tidings.streams.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Runs a model by onnxruntime, one excerpt at a time, and takes the mean of what it says of each piece. One run yields
 * the whole and what each passage adds. Safe from any thread.
 */
final class OnnxEmbedder implements Embedder {
    private static final Set<String> KNOWN_INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");
    private static final int RANK = 3;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final Pieces pieces;
    private final int dimensions;
    private final String identity;
    private final Set<String> languages;

    private OnnxEmbedder(
            OrtEnvironment environment,
            OrtSession session,
            Pieces pieces,
            int dimensions,
            String identity,
            Set<String> languages) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
        this.dimensions = dimensions;
        this.identity = identity;
        this.languages = languages;
    }

    /** As {@link Embedder#open}, but where a library is missing it throws what the JVM throws. */
    static Embedder open(EmbedderSettings settings) {
        var files = ModelFiles.read(settings);
        var pieces = Pieces.open(files, settings);
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(settings.threads());
            options.setInterOpNumThreads(1);
            var environment = OrtEnvironment.getEnvironment();
            var session = environment.createSession(files.model(), options);
            return new OnnxEmbedder(
                    environment,
                    session,
                    pieces,
                    dimensions(session, files),
                    files.fingerprint(settings.prefix()),
                    settings.languages());
        } catch (OrtException e) {
            pieces.close();
            throw new NoEmbedderException(
                    "the model of " + files.where() + " is not one that can be run: " + e.getMessage(), e);
        } catch (NoEmbedderException e) {
            pieces.close();
            throw e;
        }
    }

    private static int dimensions(OrtSession session, ModelFiles files) throws OrtException {
        var inputs = session.getInputNames();
        if (!KNOWN_INPUTS.containsAll(inputs) || !inputs.contains("input_ids")) {
            throw refused(session, files, "takes " + inputs + "; expected some of " + KNOWN_INPUTS);
        }
        var output = session.getOutputInfo().values().iterator().next().getInfo();
        if (!(output instanceof TensorInfo tensor)
                || tensor.getShape().length != RANK
                || tensor.getShape()[RANK - 1] < 1) {
            throw refused(session, files, "gives " + output + "; expected numbers for each piece of the text");
        }
        return Math.toIntExact(tensor.getShape()[RANK - 1]);
    }

    private static NoEmbedderException refused(OrtSession session, ModelFiles files, String why) throws OrtException {
        session.close();
        return new NoEmbedderException("the model of " + files.where() + " " + why);
    }

    @Override
    public Embedding embed(Excerpt excerpt) {
        var row = pieces.row(excerpt);
        var inputs = new HashMap<String, OnnxTensor>();
        try {
            for (var name : session.getInputNames()) {
                inputs.put(name, OnnxTensor.createTensor(environment, new long[][] {input(name, row.ids())}));
            }
            try (var result = session.run(inputs)) {
                return embedding(((float[][][]) result.get(0).getValue())[0], row);
            }
        } catch (OrtException e) {
            throw new NoEmbedderException("the model of meaning failed: " + e.getMessage(), e);
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static long[] input(String name, long[] ids) {
        if (name.equals("input_ids")) {
            return ids;
        }
        var same = new long[ids.length];
        Arrays.fill(same, name.equals("attention_mask") ? 1 : 0);
        return same;
    }

    private static Embedding embedding(float[][] pieces, Pieces.Row row) {
        var whole = sum(pieces, 0, pieces.length);
        double length = Math.sqrt(Embedding.dot(whole, whole));
        var parts = new ArrayList<float[]>();
        int from = row.start();
        for (int to : row.ends()) {
            parts.add(divide(sum(pieces, from, to), length));
            from = to;
        }
        return new Embedding(divide(whole, length), List.copyOf(parts));
    }

    private static float[] sum(float[][] pieces, int from, int to) {
        var sum = new float[pieces[0].length];
        for (int piece = from; piece < to; piece++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += pieces[piece][i];
            }
        }
        return sum;
    }

    private static float[] divide(float[] vector, double by) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / Math.max(by, 1e-12));
        }
        return vector;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public Set<String> languages() {
        return languages;
    }

    @Override
    public void close() {
        pieces.close();
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the model of meaning cannot be closed", e);
        }
    }
}
