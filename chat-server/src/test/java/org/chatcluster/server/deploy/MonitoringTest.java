package org.chatcluster.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.chatcluster.server.config.Setting;
import org.junit.jupiter.api.Test;

final class MonitoringTest {
    private static final String GRAFANA = "deploy/grafana/";

    private final ComposeFile compose = new ComposeFile();

    @Test
    void prometheus_asks_every_node() {
        String port = new Dockerfile().environment().get(Setting.OPS_PORT.variable());
        Tree scrape =
                Tree.read("deploy/prometheus.yml").at("scrape_configs").items().get(0);

        assertThat(scrape.at("static_configs").items().get(0).at("targets").texts())
                .containsExactlyElementsOf(
                        compose.nodes().stream().map(node -> node + ":" + port).toList());
        assertThat(compose.service("prometheus").at("volumes").texts())
                .contains("./deploy/prometheus.yml:/etc/prometheus/prometheus.yml:ro");
    }

    @Test
    void grafana_asks_prometheus() {
        Tree source = Tree.read(GRAFANA + "provisioning/datasources/prometheus.yml")
                .at("datasources")
                .items()
                .get(0);
        URI uri = URI.create(source.at("url").text());

        assertThat(compose.services()).containsKey(uri.getHost());
        assertThat(compose.service(uri.getHost()).at("ports").texts())
                .allMatch(port -> port.endsWith(":" + uri.getPort()));
        assertThat(Dashboard.read().sources())
                .isNotEmpty()
                .containsOnly(source.at("uid").text());
    }

    @Test
    void grafana_finds_the_dashboard() {
        String path = Tree.read(GRAFANA + "provisioning/dashboards/chat.yml")
                .at("providers")
                .items()
                .get(0)
                .at("options", "path")
                .text();

        assertThat(compose.service("grafana").at("volumes").texts())
                .contains(
                        "./deploy/grafana/dashboards:" + path + ":ro",
                        "./deploy/grafana/provisioning:/etc/grafana/provisioning:ro");
        assertThat(compose.environment("grafana"))
                .containsEntry("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH", path + "/" + Dashboard.FILE);
    }
}
