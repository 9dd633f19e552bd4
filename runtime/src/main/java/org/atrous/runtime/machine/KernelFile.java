package org.atrous.runtime.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/**
 * A small file in which a Linux kernel tells numbers. Where it is missing or can't be read it has
 * no lines: other systems have none, and sandboxes hide them.
 *
 * @param lines of text
 */
record KernelFile(List<String> lines) {
  private static final long KILOBYTE = 1024;

  KernelFile {
    lines = List.copyOf(lines);
  }

  static KernelFile read(Path file) {
    try {
      return new KernelFile(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
    } catch (IOException | SecurityException missing) {
      return new KernelFile(List.of());
    }
  }

  /** The number that is all of the file. */
  OptionalLong number() {
    return lines.size() == 1 ? number(lines.get(0)) : OptionalLong.empty();
  }

  /** The number after a name on a line of its own: {@code inactive_file 4096}. */
  OptionalLong value(String name) {
    for (String line : lines) {
      StringTokenizer words = new StringTokenizer(line);
      if (words.countTokens() >= 2 && words.nextToken().equals(name)) {
        return number(words.nextToken());
      }
    }
    return OptionalLong.empty();
  }

  /** The same of a number in kilobytes: {@code MemTotal: 16384 kB}. */
  OptionalLong kilobytes(String name) {
    OptionalLong value = value(name);
    return value.isPresent() ? OptionalLong.of(value.getAsLong() * KILOBYTE) : OptionalLong.empty();
  }

  private static OptionalLong number(String text) {
    try {
      return OptionalLong.of(Long.parseLong(text.trim()));
    } catch (NumberFormatException word) {
      // As in memory.max, which may say `max`.
      return OptionalLong.empty();
    }
  }
}
