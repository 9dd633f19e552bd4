package org.atrous.compiler.experiment;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.atrous.compiler.instantiate.Functions;
import org.atrous.compiler.instantiate.Types;
import org.atrous.compiler.primitive.Primitive;
import org.atrous.compiler.primitive.Primitives;
import org.atrous.compiler.source.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference of the language leaves nothing out that the compiler and its library know. */
final class LanguageReferenceTest {
  private static final Path LIBRARY = Path.of("src/main/resources/org/atrous/std");
  private static final Path REFERENCE = Path.of("..", "docs", "language");
  private static final Pattern DECLARATION =
      Pattern.compile("(?m)^(?:component|backbone|dataset|recipe|evaluation|dialect) (\\w+)");
  private static final Pattern DIALECT =
      Pattern.compile("(?m)^dialect (\\w+)(?: after (\\w+))? \\{\n((?:  .*\n)+)");

  static Stream<Primitive> primitives() {
    return Primitives.byName().values().stream();
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void namesEveryPrimitiveWithItsArguments(Primitive primitive) throws IOException {
    String page = page("primitives");

    assertNamed(page, primitive.name());
    primitive.parameters().forEach(parameter -> assertNamed(page, parameter.name()));
  }

  @Test
  void namesEveryTypeAndEveryFunction() throws IOException {
    String page = page("values");

    Types.names().forEach(name -> assertNamed(page, name));
    Functions.signatures().keySet().forEach(name -> assertNamed(page, name));
  }

  static Stream<String> modules() throws IOException {
    return Files.readAllLines(LIBRARY.resolve("modules.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("modules")
  void namesWhatTheLibraryDeclares(String module) throws IOException {
    String pages = page("library") + page("primitives") + page("dialects");
    Matcher declaration = DECLARATION.matcher(library(module));

    assertNamed(pages, "std." + module);
    while (declaration.find()) {
      assertNamed(pages, declaration.group(1));
    }
  }

  @Test
  void namesEverySettingOfExperiments() throws IOException {
    String page = page("experiments");

    RecipeReader.SETTINGS.forEach(name -> assertThat(page).contains("\n| `" + name + "` |"));
    EvaluationReader.SETTINGS.forEach(name -> assertThat(page).contains("\n| `" + name + "` |"));
  }

  @Test
  void namesEveryWarning() throws IOException {
    String page = page("tools");

    Arrays.stream(Code.values())
        .filter(code -> code.severity() == Code.Severity.WARNING)
        .forEach(code -> assertThat(page).contains("\n| [" + code.id() + "]"));
  }

  @Test
  void theTableOfDialectsIsThatOfTheLibrary() throws IOException {
    Map<String, Map<String, String>> dialects = new LinkedHashMap<>();
    Matcher dialect = DIALECT.matcher(library("dialects"));
    while (dialect.find()) {
      Map<String, String> settings = new LinkedHashMap<>();
      dialect
          .group(3)
          // A list goes on after a comma.
          .replaceAll(",\\s*\\R\\s*", ", ")
          .lines()
          .map(line -> line.strip().split(" +", 2))
          .forEach(setting -> settings.put(setting[0], setting[1]));
      dialects.put(dialect.group(1), settings);
    }
    String page = page("dialects");

    assertThat(page).contains("| setting | `" + String.join("` | `", dialects.keySet()) + "` |");
    for (String setting : dialects.getOrDefault("paper", Map.of()).keySet()) {
      List<String> cells = new ArrayList<>(List.of("| `" + setting + "` |"));
      for (Map<String, String> settings : dialects.values()) {
        String value = settings.get(setting);
        cells.add(value == null ? "  |" : " `" + value + "` |");
      }
      assertThat(page).contains("\n" + String.join("", cells) + "\n");
    }
  }

  /** A word in code, where it isn't a part of a longer one. */
  private static void assertNamed(String page, String name) {
    assertWithMessage("`%s` is named", name)
        .that(
            Pattern.compile("`[^`\n]*\\b" + Pattern.quote(name) + "\\b[^`\n]*`")
                .matcher(page)
                .find())
        .isTrue();
  }

  private static String page(String name) throws IOException {
    return Files.readString(REFERENCE.resolve(name + ".md"));
  }

  private static String library(String module) throws IOException {
    return Files.readString(LIBRARY.resolve(module + ".atrous"));
  }
}
