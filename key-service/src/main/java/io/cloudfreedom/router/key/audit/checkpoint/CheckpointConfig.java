package io.cloudfreedom.router.key.audit.checkpoint;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// How the log is signed.
@ConfigMapping(prefix = "router.audit")
public interface CheckpointConfig {
    /// The name of a log that was given none.
    String ORIGIN = "cloudfreedom-router/audit";

    /// The log's name, in every checkpoint and of every key; unique among the logs that a verifier knows.
    @WithDefault(ORIGIN)
    String origin();

    /// Between two checkpoints, as long as entries come.
    @WithDefault("PT1M")
    Duration checkpointInterval();

    /// A file that every checkpoint is added to; best on a disk that the database's administrators cannot write.
    Optional<Path> checkpointFile();
}
