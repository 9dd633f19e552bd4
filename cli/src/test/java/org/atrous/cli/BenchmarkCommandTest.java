package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks so small that a measurement is over at once. */
final class BenchmarkCommandTest {
  @TempDir Path folder;
  private Path spec;

  @BeforeEach
  void write() throws IOException {
    spec = Specs.write(folder.resolve("shapes.atrous"), Drawings.SPEC);
  }

  @Test
  void aRecipeIsMeasuredInTrainingAndInInference() throws IOException {
    CommandRun run =
        CommandRun.of(
            "benchmark",
            spec,
            "--recipe",
            "short",
            "--set",
            "steps=9",
            "--batch",
            "3",
            "--steps",
            "2",
            "--format",
            "json");

    assertThat(run.exitCode()).isEqualTo(0);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.get("recipe").asText()).isEqualTo("short");
    assertThat(json.get("processor").get("cores").asInt()).isAtLeast(1);
    assertThat(json.get("versions").get("tensorflow").asText()).isNotEmpty();
    for (int i = 0; i < 2; i++) {
      JsonNode row = json.get("measurements").get(i);
      assertThat(row.get("mode").asText()).isEqualTo(i == 0 ? "training" : "inference");
      assertThat(row.get("batch").asInt()).isEqualTo(3);
      assertThat(row.get("latencies").get("steps").asInt()).isEqualTo(2);
      assertThat(row.get("latencies").get("median").asDouble()).isGreaterThan(0.0);
      assertThat(row.get("processBytes").asLong()).isGreaterThan(row.get("networkBytes").asLong());
      assertThat(row.get("expectedBytes").asLong()).isGreaterThan(0L);
    }
  }

  @Test
  void stepsBelowOneAreWrongUsage() {
    assertThat(CommandRun.of("benchmark", spec, "--steps", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void anOutputStrideThatTheNetworkDoesNotHaveIsAnError() {
    CommandRun run = CommandRun.of("benchmark", spec, "--output-stride", "3");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("can't be built at output stride 3");
  }
}
