package io.cloudfreedom.router.testkit.doubles;

import java.util.Arrays;
import java.util.List;

/// Runs the doubles as a process: `--port P [--host 127.0.0.1]`. Ends on SIGTERM.
public final class DoublesMain {
    private static final System.Logger LOG = System.getLogger(DoublesMain.class.getName());

    private DoublesMain() {}

    public static void main(String[] args) {
        List<String> arguments = Arrays.asList(args);
        String port = option(arguments, "--port", "");
        if (port.isEmpty()) {
            throw new IllegalArgumentException("usage: --port P [--host 127.0.0.1]");
        }
        ProviderDoubles doubles =
                ProviderDoubles.start(option(arguments, "--host", "127.0.0.1"), Integer.parseInt(port));
        Runtime.getRuntime().addShutdownHook(new Thread(doubles::close, "stop-doubles"));
        LOG.log(System.Logger.Level.INFO, "provider doubles answer url={0}", doubles.url());
    }

    private static String option(List<String> arguments, String name, String otherwise) {
        int at = arguments.indexOf(name);
        return at < 0 || at + 1 >= arguments.size() ? otherwise : arguments.get(at + 1);
    }
}
