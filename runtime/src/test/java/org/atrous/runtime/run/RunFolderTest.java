package org.atrous.runtime.run;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.atrous.runtime.Spec;
import org.atrous.runtime.experiment.Dataset;
import org.atrous.runtime.experiment.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  private static final Map<String, String> SPECS =
      Map.of("camvid.atrous", "import std.resnet\nnetwork A {}\n", "std/resnet.atrous", "...\n");

  private final Path folder;

  RunFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void keepsSettingsWhole() throws IOException {
    RunFolder.create(run(), settings(), contents());

    assertThat(RunFolder.open(run()).settings()).isEqualTo(settings());
  }

  @Test
  void takesSpecSourcesAndClassesAlong() throws IOException {
    RunFolder created = RunFolder.create(run(), settings(), contents());

    assertThat(created.specs()).isEqualTo(SPECS);
    assertThat(Files.readString(run().resolve("java/specs/Net.java"))).isEqualTo("class Net {}");
    assertThat(run().resolve("classes/org/atrous/runtime/run/EmptySpec.class").toFile().isFile())
        .isTrue();
  }

  @Test
  void leavesNothingBeside() throws IOException {
    RunFolder.create(run(), settings(), contents());

    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries.toList()).containsExactly(run());
    }
  }

  @Test
  void leavesNothingWhenContentsAreRefused() throws IOException {
    RunContents escaping = new RunContents(Map.of("../out.atrous", ""), Map.of(), Map.of());

    assertThrows(
        IllegalArgumentException.class, () -> RunFolder.create(run(), settings(), escaping));

    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries.toList()).isEmpty();
    }
  }

  @Test
  void takesEmptyFolder() throws IOException {
    Files.createDirectory(run());

    RunFolder.create(run(), settings(), contents());

    assertThat(RunFolder.isRun(run())).isTrue();
  }

  @Test
  void createsFoldersAbove() throws IOException {
    Path deep = folder.resolve("runs/today/first");

    RunFolder.create(deep, settings(), contents());

    assertThat(RunFolder.isRun(deep)).isTrue();
  }

  @Test
  void doesNotOverwriteRun() throws IOException {
    RunFolder.create(run(), settings(), contents());

    RunException e =
        assertThrows(RunException.class, () -> RunFolder.create(run(), settings(), contents()));

    assertThat(e).hasMessageThat().startsWith("there is a run in `%s` already".formatted(run()));
    assertThat(e).hasMessageThat().contains("--resume");
  }

  @Test
  void doesNotTouchFolderOfOtherThings() throws IOException {
    Files.createDirectory(run());
    Files.writeString(run().resolve("thesis.txt"), "precious");

    RunException e =
        assertThrows(RunException.class, () -> RunFolder.create(run(), settings(), contents()));

    assertThat(e).hasMessageThat().contains("isn't an empty folder");
    assertThat(Files.readString(run().resolve("thesis.txt"))).isEqualTo("precious");
  }

  @Test
  void doesNotReplaceFile() throws IOException {
    Files.writeString(run(), "precious");

    assertThrows(RunException.class, () -> RunFolder.create(run(), settings(), contents()));

    assertThat(Files.readString(run())).isEqualTo("precious");
  }

  @Test
  void reportsFolderWithoutRun() {
    RunException missing = assertThrows(RunException.class, () -> RunFolder.open(run()));
    RunException other = assertThrows(RunException.class, () -> RunFolder.open(folder));

    assertThat(missing).hasMessageThat().contains("there is no run in `%s`".formatted(run()));
    assertThat(missing).hasMessageThat().contains("doesn't exist");
    assertThat(other).hasMessageThat().contains("settings.json");
  }

  @Test
  void reportsSettingsThatCannotBeRead() throws IOException {
    RunFolder.create(run(), settings(), contents());
    Files.writeString(run().resolve("settings.json"), "{\"network\": ");

    RunException e = assertThrows(RunException.class, () -> RunFolder.open(run()));

    assertThat(e).hasMessageThat().contains("settings.json` can't be understood");
  }

  @Test
  void goesOnWithTheSameSettings() throws IOException {
    RunFolder.create(run(), settings(), contents());
    RunSettings elsewhere =
        new RunSettings(
            settings().specClass(),
            settings().network(),
            settings().overrides(),
            settings().recipe(),
            settings().seed(),
            settings().threads(),
            new Versions("0.2", "2.19", "21", "Mac"),
            List.of("train", "--resume"));

    RunFolder.open(run()).requireSame(elsewhere, SPECS);
  }

  @Test
  void saysWhichSettingsDiffer() throws IOException {
    RunFolder opened = RunFolder.create(run(), settings(), contents());
    RunSettings other =
        new RunSettings(
            settings().specClass(),
            "B",
            Map.of("width", "64"),
            recipe(20),
            2,
            1,
            settings().versions(),
            List.of());

    RunException e = assertThrows(RunException.class, () -> opened.requireSame(other, SPECS));

    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            """
            run folder `%s` belongs to another spec or other settings: \
            network is `A` there and `B` here; \
            overrides.classes is `11` there and not set here; \
            overrides.width is not set there and `64` here; \
            recipe.steps is `10` there and `20` here; \
            seed is `1` there and `2` here; and 1 more
              = help: give the settings that it began with, choose another --run, or remove the folder"""
                .formatted(run()));
  }

  @Test
  void saysWhichSpecsDiffer() throws IOException {
    RunFolder opened = RunFolder.create(run(), settings(), contents());
    Map<String, String> changed = new TreeMap<>();
    changed.put("camvid.atrous", "import std.resnet\nnetwork B {}\n");
    changed.put("std/aspp.atrous", "");

    RunException e =
        assertThrows(RunException.class, () -> opened.requireSame(settings(), changed));

    assertThat(e)
        .hasMessageThat()
        .contains(
            "spec `camvid.atrous` has another text from line 2 on; spec `std/aspp.atrous` is new;"
                + " spec `std/resnet.atrous` is gone");
  }

  @Test
  void loadsItsOwnClasses() throws IOException {
    Spec spec = RunFolder.create(run(), settings(), contents()).loadSpec();

    assertThat(spec.source()).isEqualTo("models/empty.atrous");
    assertThat(spec.getClass()).isNotEqualTo(EmptySpec.class);
  }

  @Test
  void reportsClassesThatAreMissing() throws IOException {
    RunContents without = new RunContents(SPECS, Map.of(), Map.of());
    RunSettings gone =
        new RunSettings(
            "specs.Gone", "A", Map.of(), recipe(10), 1, 2, settings().versions(), List.of());
    RunFolder created = RunFolder.create(run(), gone, without);

    RunException e = assertThrows(RunException.class, created::loadSpec);

    assertThat(e).hasMessageThat().contains("made by atrous 0.1, can't be loaded");
    assertThat(e).hasMessageThat().contains("specs.Gone");
  }

  @Test
  void letsOneProcessTrain() throws IOException {
    RunFolder first = RunFolder.create(run(), settings(), contents());
    RunFolder second = RunFolder.open(run());
    try (RunLock lock = first.lock()) {
      assertThat(lock).isNotNull();

      RunException e = assertThrows(RunException.class, second::lock);

      assertThat(e)
          .hasMessageThat()
          .startsWith(
              "process %d is training in run folder `%s`"
                  .formatted(ProcessHandle.current().pid(), run()));
    }
    second.lock().close();
  }

  private Path run() {
    return folder.resolve("run");
  }

  private static RunSettings settings() {
    return new RunSettings(
        EmptySpec.class.getName(),
        "A",
        Map.of("classes", "11"),
        recipe(10),
        1,
        2,
        new Versions("0.1", "2.18", "17", "Linux"),
        List.of("train", "camvid.atrous"));
  }

  private static Recipe recipe(int steps) {
    Dataset dataset =
        Dataset.named("camvid")
            .pairs("{split}/*.jpg", "{split}annot/*.png")
            .classes("Sky", "Road")
            .ignore(11)
            .build();
    return Recipe.named("short", dataset, "train").crop(97, 129).steps(steps).build();
  }

  private static RunContents contents() throws IOException {
    String name = EmptySpec.class.getName();
    String file = "/" + name.replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(EmptySpec.class.getResourceAsStream(file))) {
      return new RunContents(
          SPECS, Map.of("specs/Net.java", "class Net {}"), Map.of(name, in.readAllBytes()));
    }
  }
}
