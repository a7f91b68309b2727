package org.chatcluster.server.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.chatcluster.server.config.OpsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpsServerIT {
    private final AtomicBoolean alive = new AtomicBoolean(true);
    private final AtomicReference<Supplier<Optional<String>>> database = new AtomicReference<>(Optional::empty);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicBoolean hanging = new AtomicBoolean();
    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private OpsServer ops;

    @BeforeEach
    void start() throws IOException {
        ops = OpsServer.start(
                new OpsConfig("127.0.0.1", 0),
                alive::get,
                List.of(
                        new HealthCheck("database", () -> database.get().get()),
                        new HealthCheck("lanes", this::hangIfAsked)),
                metrics);
    }

    @AfterEach
    void stop() {
        release.countDown();
        ops.close();
        metrics.close();
    }

    @Test
    void lives_while_the_event_loops_answer() throws Exception {
        assertThat(get("/livez")).isEqualTo("200 ok\n");
        alive.set(false);
        assertThat(get("/livez")).startsWith("503 ");
    }

    @Test
    void is_ready_while_every_check_passes() throws Exception {
        assertThat(get("/readyz")).isEqualTo("200 database: ok\nlanes: ok\n");
        database.set(() -> Optional.of("no answer for 2 s"));
        assertThat(get("/readyz")).isEqualTo("503 database: no answer for 2 s\nlanes: ok\n");
    }

    @Test
    void information_keeps_nobody_from_being_ready() throws Exception {
        try (OpsServer other = OpsServer.start(
                new OpsConfig("127.0.0.1", 0),
                alive::get,
                List.of(HealthCheck.information("redis", () -> Optional.of("away"))),
                metrics)) {
            URI uri = URI.create("http://127.0.0.1:" + other.port() + "/readyz");
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode() + " " + answer.body()).isEqualTo("200 redis: away\n");
        }
    }

    @Test
    void a_check_that_fails_is_a_problem_and_no_crash() throws Exception {
        database.set(() -> {
            throw new IllegalStateException("on purpose");
        });
        assertThat(get("/readyz")).isEqualTo("503 database: the check itself failed\nlanes: ok\n");
    }

    @Test
    void a_check_that_hangs_takes_neither_livez_nor_metrics_with_it() throws Exception {
        hanging.set(true);
        List<CompletableFuture<HttpResponse<String>>> probes = List.of(probe("/readyz"), probe("/readyz"));

        assertThat(get("/livez")).isEqualTo("200 ok\n");
        assertThat(get("/metrics")).startsWith("200 ");

        release.countDown();
        for (CompletableFuture<HttpResponse<String>> probe : probes) {
            assertThat(probe.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void serves_metrics_in_the_format_of_prometheus() throws Exception {
        HttpResponse<String> response = probe("/metrics").get();

        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body()).contains("# TYPE jvm_memory_used_bytes gauge");
    }

    @Test
    void serves_nothing_else() throws Exception {
        assertThat(get("/")).startsWith("404 ");
        assertThat(get("/livez/x")).startsWith("404 ");
        HttpRequest post = HttpRequest.newBuilder(uri("/livez"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(client.send(post, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(405);
        HttpRequest head = HttpRequest.newBuilder(uri("/metrics"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        assertThat(client.send(head, HttpResponse.BodyHandlers.ofString()).body())
                .isEmpty();
    }

    @Test
    void says_which_address_it_cannot_have() {
        OpsConfig taken = new OpsConfig("127.0.0.1", ops.port());

        assertThatThrownBy(() -> OpsServer.start(taken, alive::get, List.of(), metrics))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot serve health and metrics on 127.0.0.1:" + ops.port() + ": Address already in use");
        assertThatThrownBy(
                        () -> OpsServer.start(new OpsConfig("no.such.host.invalid", 0), alive::get, List.of(), metrics))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot serve health and metrics on no.such.host.invalid:0: ");
    }

    private Optional<String> hangIfAsked() {
        if (hanging.get()) {
            try {
                release.await();
            } catch (InterruptedException e) {
                return Optional.of("interrupted");
            }
        }
        return Optional.empty();
    }

    private String get(String path) throws Exception {
        HttpResponse<String> response = probe(path).get();
        return response.statusCode() + " " + response.body();
    }

    private CompletableFuture<HttpResponse<String>> probe(String path) {
        return client.sendAsync(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + ops.port() + path);
    }
}
