package org.atrous.generated.parity;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The table of measured differences in {@code docs/parity.md}, a row for each fixture. {@code
 * -Datrous.refresh=true} writes the rows anew; that run still fails, so that no build passes
 * without a comparison.
 */
final class ParityTable {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("atrous.golden", ""))
          .resolve("../../../../docs/parity.md")
          .normalize();
  private static final boolean REFRESH = Boolean.getBoolean("atrous.refresh");

  /** Of machines: they add in other orders. */
  private static final double LEEWAY = 10;

  private static final Pattern NUMBER = Pattern.compile("\\d\\.\\de-\\d+");

  private ParityTable() {}

  /** Holds a fixture's row against what was measured, in the order of its runs. */
  static void check(Fixture fixture, List<Double> differences) throws IOException {
    if (REFRESH) {
      write(fixture, differences);
    }
    String row = row(fixture, Files.readAllLines(DOCUMENT));
    assertWithMessage("%s; run with -Datrous.refresh=true to write it", DOCUMENT)
        .that(NUMBER.matcher(row).replaceAll("0"))
        .isEqualTo(NUMBER.matcher(text(fixture, differences)).replaceAll("0"));
    Matcher documented = NUMBER.matcher(row);
    for (double difference : differences) {
      assertWithMessage("%s has as many differences as sizes", row)
          .that(documented.find())
          .isTrue();
      assertWithMessage("the difference of %s in %s", fixture.name(), DOCUMENT)
          .that(Double.parseDouble(documented.group()) * LEEWAY)
          .isAtLeast(difference);
    }
    assertWithMessage("the table was refreshed: look at it, then run without")
        .that(REFRESH)
        .isFalse();
  }

  private static String row(Fixture fixture, List<String> lines) {
    OptionalInt at = find(fixture, lines);
    return at.isPresent() ? lines.get(at.getAsInt()) : "";
  }

  private static OptionalInt find(Fixture fixture, List<String> lines) {
    return IntStream.range(0, lines.size())
        .filter(i -> lines.get(i).contains("(`" + fixture.name() + "`)"))
        .findFirst();
  }

  private static void write(Fixture fixture, List<Double> differences) throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(DOCUMENT));
    String row = text(fixture, differences);
    OptionalInt at = find(fixture, lines);
    if (at.isPresent()) {
      lines.set(at.getAsInt(), row);
    } else {
      lines.add(lines.lastIndexOf("|---|---|---|---|---|---|") + 1, row);
    }
    Files.write(DOCUMENT, lines);
  }

  private static String text(Fixture fixture, List<Double> differences) {
    String ours =
        fixture.settings().entrySet().stream()
            .map(setting -> setting.getKey() + ": " + setting.getValue())
            .collect(Collectors.joining(", "));
    return "| %s | %s (`%s`) | `%s%s` at %d | %s | %s | %s |"
        .formatted(
            fixture.library(),
            fixture.title(),
            fixture.name(),
            fixture.network(),
            ours.isEmpty() ? "" : "(" + ours + ")",
            fixture.outputStride(),
            String.format(Locale.ROOT, "%,d", fixture.parameters()),
            fixture.runs().stream().map(Fixture.Run::size).collect(Collectors.joining(", ")),
            differences.stream()
                .map(each -> String.format(Locale.ROOT, "%.1e", each).replace("e-0", "e-"))
                .collect(Collectors.joining(", ")));
  }
}
