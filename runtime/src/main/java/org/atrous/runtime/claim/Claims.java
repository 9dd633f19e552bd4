package org.atrous.runtime.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.atrous.runtime.files.AtomicFile;
import org.atrous.runtime.files.Json;
import org.atrous.runtime.files.NewFile;
import org.jspecify.annotations.Nullable;

/**
 * Claims in a folder that several processes share, on one machine or, by a network file system, on
 * many.
 *
 * <p>{@code NAME/1.json} is the first claim of a name, {@code NAME/2.json} the second, and so on:
 * the highest number holds. Making the next file is atomic, so that one worker gets it. The owner
 * counts up in its file; a worker that has watched the count stand still for the whole patience
 * makes the next claim. No clocks are compared: each worker measures by its own. An owner on the
 * same machine that runs no more is found out at once.
 */
public final class Claims {
  private static final String SUFFIX = ".json";

  private final Path folder;
  private final Owner owner;
  private final long patience;
  private final LongSupplier clock;
  private final Map<String, Watched> watched = new HashMap<>();

  /** A claim of another worker, and since when its count has stood still. */
  private record Watched(int generation, long beat, long since) {}

  /**
   * @param folder of the claims; made if it's missing
   * @param patience for which another's claim may stand still before it is taken over
   */
  public Claims(Path folder, Duration patience) {
    this(folder, Owner.current(), patience, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  Claims(Path folder, Owner owner, Duration patience, LongSupplier clock) {
    this.folder = folder;
    this.owner = owner;
    this.patience = patience.toNanos();
    this.clock = clock;
  }

  /** Claims a name; empty if another worker has it. */
  public synchronized Optional<Lease> claim(String name) throws IOException {
    OptionalInt newest = newest(folder, name);
    if (newest.isPresent() && isHeld(name, newest.getAsInt())) {
      return Optional.empty();
    }
    int generation = newest.orElse(0) + 1;
    boolean made = NewFile.create(file(folder, name, generation), text(0, false));
    return made ? Optional.of(new Lease(this, name, generation)) : Optional.empty();
  }

  /** Whether the newest claim of a name is held by a worker that is thought alive. */
  private boolean isHeld(String name, int generation) throws IOException {
    ClaimFile claim = read(name, generation);
    if (claim == null || claim.released()) {
      return false;
    }
    if (claim.owner().isGone()) {
      return false;
    }
    Watched before = watched.get(name);
    long now = clock.getAsLong();
    if (before == null || before.generation() != generation || before.beat() != claim.beat()) {
      watched.put(name, new Watched(generation, claim.beat(), now));
      return true;
    }
    return now - before.since() < patience;
  }

  /** Who holds a name, for people; empty if nobody does. */
  public Optional<String> holder(String name) throws IOException {
    OptionalInt newest = newest(folder, name);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    ClaimFile claim = read(name, newest.getAsInt());
    return claim == null || claim.released() ? Optional.empty() : Optional.of(claim.owner().text());
  }

  boolean isNewest(String name, int generation) throws IOException {
    return isNewest(folder, name, generation);
  }

  /**
   * Whether a claim still holds: for a process that works under the claim of another.
   *
   * @param folder of the claims
   */
  public static boolean isNewest(Path folder, String name, int generation) throws IOException {
    return newest(folder, name).orElse(0) == generation;
  }

  void write(String name, int generation, long beat, boolean released) throws IOException {
    AtomicFile.write(file(folder, name, generation), text(beat, released));
  }

  private String text(long beat, boolean released) {
    return Json.pretty(new ClaimFile(owner, beat, released));
  }

  /** The claim; null if it can't be understood, as after a full disk. */
  private @Nullable ClaimFile read(String name, int generation) throws IOException {
    try {
      return Json.read(Files.readString(file(folder, name, generation)), ClaimFile.class);
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Path file(Path folder, String name, int generation) {
    return folder.resolve(name).resolve(generation + SUFFIX);
  }

  private static OptionalInt newest(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.matches("[0-9]{1,9}\\.json"))
          .mapToInt(file -> Integer.parseInt(file.substring(0, file.length() - SUFFIX.length())))
          .max();
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      return OptionalInt.empty();
    }
  }
}
