package io.cloudfreedom.router.key.audit.command;

import java.io.PrintStream;

/// Where the commands say what they have to say.
record Console(PrintStream out, PrintStream err) {
    static Console ofProcess() {
        return new Console(System.out, System.err);
    }

    void say(String line) {
        out.println(line);
    }

    void complain(String line) {
        err.println(line);
    }
}
