package org.atrous.cli;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./atrous}. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
final class LauncherTest {
  @TempDir Path temporary;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Checkout checkout;

  @SuppressWarnings("NullAway.Init") // made before each test
  private Path folder;

  @BeforeEach
  void makeCheckout() throws IOException {
    folder = Files.createDirectory(temporary.resolve("checkout"));
    checkout = Checkout.in(folder);
  }

  @Test
  void theFirstUseBuildsAndSaysSo() throws Exception {
    CommandRun run = checkout.run("check", "a.atrous");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).startsWith("atrous: building what the command needs");
    assertThat(run.out()).contains("org.atrous.cli.Atrous check a.atrous");
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void afterwardsItStartsAtOnceAndInSilence() throws Exception {
    checkout.run("check", "a.atrous");

    CommandRun run = checkout.run("check", "a.atrous");

    assertThat(run.err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void aChangedSourceIsBuiltAgain() throws Exception {
    checkout.run("check", "a.atrous");
    checkout.change("compiler/src/main/New.java");

    checkout.run("check", "a.atrous");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void aMovedCheckoutIsBuiltAgain() throws Exception {
    checkout.run("check", "a.atrous");
    Files.writeString(folder.resolve("cli/target/quick/classpath"), "/somewhere/else.jar");

    checkout.run("check", "a.atrous");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void aLibraryThatHasGoneIsFetchedAgain() throws Exception {
    checkout.run("check", "a.atrous");
    Files.writeString(
        folder.resolve("cli/target/quick/classpath"), checkout.root().resolve("gone.jar") + "");

    checkout.run("check", "a.atrous");

    assertThat(checkout.builds()).isEqualTo(2);
  }

  @Test
  void rebuildBuildsFromScratchAndNeedsNoCommand() throws Exception {
    checkout.run("check", "a.atrous");

    CommandRun run = checkout.run("--rebuild");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out()).isEmpty();
    assertThat(Files.readString(folder.resolve("builds"))).endsWith("clean package\n");
  }

  @Test
  void aFailedBuildShowsTheEndOfItsLog() throws Exception {
    checkout.build("echo 'there is no network' >&2; exit 1\n");

    CommandRun run = checkout.run("check", "a.atrous");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("there is no network\n");
    assertThat(run.err()).contains("the whole log is in " + checkout.root());
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFailedBuildIsTriedAgain() throws Exception {
    checkout.build("exit 1\n");
    checkout.run("check", "a.atrous");
    checkout.build(
        """
        mkdir -p cli/target/quick
        : >cli/target/quick/atrous-cli.jar
        printf %s "$PWD/pom.xml" >cli/target/quick/classpath
        """);

    assertThat(checkout.run("check", "a.atrous").exitCode()).isEqualTo(0);
  }

  @Test
  void aBuildThatDiedLeavesNoLockBehind() throws Exception {
    Files.createDirectories(folder.resolve("target"));
    long pidThatIsNone = 999_999_999;
    Files.createSymbolicLink(
        folder.resolve("target/atrous-build.lock"), Path.of(Long.toString(pidThatIsNone)));

    assertThat(checkout.run("check", "a.atrous").exitCode()).isEqualTo(0);
  }

  @Test
  void itWorksThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(temporary.resolve("atrous"), checkout.launcher());

    CommandRun run = checkout.run(link, "check", "a.atrous");

    assertThat(run.out()).contains("-cp " + checkout.root().resolve("cli/target/quick"));
  }

  @Test
  void theExitCodeIsThatOfTheCommand() throws Exception {
    checkout.java(17, 2);

    assertThat(checkout.run("check").exitCode()).isEqualTo(2);
  }

  @Test
  void anOldJavaIsNamedWithItsVersion() throws Exception {
    checkout.java(11, 0);

    CommandRun run = checkout.run("check", "a.atrous");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("is version 11; a JDK, 17 or later, is needed");
    assertThat(checkout.builds()).isEqualTo(0);
  }

  @Test
  void onlyWhatCompilesGoesWithoutTheOptimisingCompiler() throws Exception {
    assertThat(checkout.run("--debug", "check", "train").out()).contains("-XX:TieredStopAtLevel=1");
    assertThat(checkout.run("--debug", "train").out()).doesNotContain("TieredStopAtLevel");
  }

  @Test
  void forAGpuItBuildsWithTheLibrariesOfGpus() throws Exception {
    checkout.build(
        """
        echo built "$@" >>builds
        mkdir -p cli/target/quick
        : >cli/target/quick/atrous-cli.jar
        printf %s "$PWD/pom.xml" >cli/target/quick/classpath-gpu
        """);

    CommandRun run = checkout.run("train", "--device", "gpu:1");
    CommandRun again = checkout.run("train", "--device=gpu");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).contains("2.5 GB, once");
    assertThat(Files.readString(folder.resolve("builds"))).contains("-Pgpu");
    assertThat(again.err()).isEmpty();
    assertThat(checkout.builds()).isEqualTo(1);
  }

  @Test
  void theBuildForProcessorsHasNoneOfThem() throws Exception {
    checkout.run("train", "--device", "cpu");

    assertThat(Files.readString(folder.resolve("builds"))).doesNotContain("gpu");
  }

  @Test
  void determinismIsSetBeforeJavaStarts() throws Exception {
    Files.writeString(
        folder.resolve("jdk/bin/java"),
        """
        #!/bin/sh
        [ "$1" != -version ] || { echo 'openjdk version "17.0.1" 2026-01-01' >&2; exit; }
        echo "ops=${TF_DETERMINISTIC_OPS-}"
        """);

    assertThat(checkout.run("train", "--deterministic").out()).contains("ops=1");
    assertThat(checkout.run("train").out()).doesNotContain("ops=1");
  }
}
