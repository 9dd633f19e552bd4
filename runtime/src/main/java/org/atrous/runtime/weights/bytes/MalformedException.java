package org.atrous.runtime.weights.bytes;

import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Bytes aren't what their format says. The message is a clause that fits after the file's or the
 * tensor's name and a colon; who knows these adds them.
 */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String help;

  public MalformedException(String why) {
    super(why);
    this.help = null;
  }

  public MalformedException(String why, Throwable cause) {
    super(why, cause);
    this.help = null;
  }

  private MalformedException(String why, @Nullable String help, @Nullable Throwable cause) {
    super(why, cause);
    this.help = help;
  }

  /** A file that is whole, but of a kind that isn't read. */
  public static MalformedException refused(String why, String help) {
    return new MalformedException(why, help, null);
  }

  /** The same mistake, told of its place: a tensor or a line. */
  public MalformedException at(String place) {
    return new MalformedException("%s: %s".formatted(place, getMessage()), help, this);
  }

  /** What to do about it, where that isn't to fetch the file again. */
  public Optional<String> help() {
    return Optional.ofNullable(help);
  }
}
