package tidings.app.command;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands for picocli; those whose constructor asks for the time get the program's one clock. */
public final class CommandFactory implements IFactory {
    private final InstantSource clock;
    private final IFactory usual = CommandLine.defaultFactory();

    /**
     * @param clock tells commands the time
     */
    public CommandFactory(InstantSource clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            var parameters = constructor.getParameterTypes();
            if (parameters.length == 1 && parameters[0] == InstantSource.class) {
                return type.cast(constructor.newInstance(clock));
            }
        }
        return usual.create(type);
    }
}
