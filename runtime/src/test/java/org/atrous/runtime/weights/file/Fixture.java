package org.atrous.runtime.weights.file;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Files that the tools wrote which they are called after; scripts/weights/make_fixtures.py made
 * them. A tensor holds 0.5 i - 1 for i from 0.
 */
final class Fixture {
  private Fixture() {}

  /** Copies a file, that a test may damage. */
  static Path copy(String name, Path folder) {
    Path copy = folder.resolve(name);
    try (InputStream in = Fixture.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in, name), copy);
      return copy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void assertHolds(WeightFile weights, String name, Integer... shape) throws IOException {
    assertWithMessage("shape of %s", name)
        .that(weights.entry(name).shape())
        .isEqualTo(List.of(shape).stream().map(Integer::longValue).toList());
    float[] expected = new float[(int) weights.entry(name).count()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = 0.5f * i - 1;
    }
    assertWithMessage("values of %s", name).that(weights.read(name)).isEqualTo(expected);
  }

  /**
   * Cuts a file off after each of many lengths; each is refused, when it is opened or when it is
   * read.
   */
  static void assertRefusedWhereverCut(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int step = Math.max(1, whole.length / 41);
    for (int length = 0; length < whole.length; length += step) {
      Files.write(file, Arrays.copyOf(whole, length));
      boolean refused = false;
      try (WeightFile weights = WeightFiles.open(file)) {
        for (String name : weights.entries().keySet()) {
          assertThat(weights.read(name)).isNotNull();
        }
      } catch (WeightFileException e) {
        refused = true;
      }
      assertWithMessage("refused after %s bytes of %s", length, whole.length)
          .that(refused)
          .isTrue();
    }
  }

  /** Changes bytes here and there; whatever happens, it is no other exception. */
  static void assertNothingElseThrownWhenDamaged(Path file) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      byte[] damaged = whole.clone();
      for (int i = 0; i < 3; i++) {
        damaged[random.nextInt(Math.min(damaged.length, 4096))] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try (WeightFile weights = WeightFiles.open(file)) {
        for (String name : weights.entries().keySet()) {
          weights.read(name);
        }
      } catch (WeightFileException expected) {
        assertThat(expected.what()).isNotEmpty();
      }
    }
  }
}
