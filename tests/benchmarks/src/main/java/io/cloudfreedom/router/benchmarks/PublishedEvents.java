package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.benchmarks.Latencies.Summary;
import io.cloudfreedom.router.contracts.Topic;
import io.cloudfreedom.router.local.StackException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A consumer of tenants' events that notes how old each is when it comes in, and a producer of events that
/// do without a database.
final class PublishedEvents implements AutoCloseable {
    private static final String TIME = "ce_time";
    private static final long PATIENCE_SECONDS = 60;

    private final KafkaConsumer<String, String> consumer;
    private final KafkaProducer<String, String> producer;
    private final BlockingQueue<Duration> ages = new LinkedBlockingQueue<>();
    private final Thread reader;
    private volatile boolean open = true;

    PublishedEvents(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all", "transactional.id", "benchmark"),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Topic.PARTITIONS)
                .mapToObj(number -> new TopicPartition(Topic.TENANTS.topicName(), number))
                .toList();
        consumer.assign(partitions);
        consumer.endOffsets(partitions).forEach(consumer::seek);
        reader = Thread.ofPlatform().name("published-events").start(this::read);
    }

    private void read() {
        while (open) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> ages.add(age(record)));
        }
        consumer.close();
    }

    private static Duration age(ConsumerRecord<String, String> record) {
        String since = new String(record.headers().lastHeader(TIME).value(), StandardCharsets.UTF_8);
        return Duration.between(Instant.parse(since), Instant.now());
    }

    /// One event in a transaction of its own.
    void publish() {
        var record = new ProducerRecord<>(Topic.TENANTS.topicName(), "benchmark", "{}");
        record.headers().add(TIME, Instant.now().toString().getBytes(StandardCharsets.UTF_8));
        producer.beginTransaction();
        Future<RecordMetadata> sent = producer.send(record);
        producer.commitTransaction();
        sent.resultNow();
    }

    /// The ages of so many events, which all have to come.
    Summary take(int count) {
        Latencies latencies = new Latencies();
        try {
            for (int n = 0; n < count; n++) {
                Duration age = ages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (age == null) {
                    throw new StackException("only " + n + " of " + count + " events were published");
                }
                latencies.add(age);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
        return latencies.summary();
    }

    @Override
    public void close() {
        open = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
