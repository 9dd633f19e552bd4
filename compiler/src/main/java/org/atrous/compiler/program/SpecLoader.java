package org.atrous.compiler.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.atrous.compiler.allow.AllowanceReader;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Identifier;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.SourceFile;
import org.atrous.compiler.source.SourceReader;
import org.atrous.compiler.source.Suggestion;
import org.atrous.compiler.syntax.SpecParser;
import org.jspecify.annotations.Nullable;

/**
 * Reads a spec and all that it imports. {@code import std.name} is the standard library; {@code
 * import a.b} is the file {@code a/b.atrous} below the importing file's folder, or else below a
 * folder of the import path.
 */
public final class SpecLoader {
  // The library doesn't change while the program runs.
  private static final Map<String, SpecFile> LIBRARY = new ConcurrentHashMap<>();

  private final Path base;
  private final List<Path> importPath;
  private final Diagnostics diagnostics;
  private final Map<String, FileScope> loaded = new LinkedHashMap<>();
  private final List<String> open = new ArrayList<>();

  private SpecLoader(Path base, List<Path> importPath, Diagnostics diagnostics) {
    this.base = base;
    this.importPath = importPath;
    this.diagnostics = diagnostics;
  }

  /**
   * Loads a spec.
   *
   * @param base folder that the paths in diagnostics are relative to
   * @param importPath folders in which imports are looked for that are not beside the importing
   *     file
   * @return the program, or empty if the file itself can't be read; errors are reported
   */
  public static Optional<Program> load(
      Path file, Path base, List<Path> importPath, Diagnostics diagnostics) {
    SpecLoader loader = new SpecLoader(base, importPath, diagnostics);
    Optional<FileScope> main = loader.file(file);
    if (main.isEmpty()) {
      return Optional.empty();
    }
    loader.addCommon();
    List<FileScope> files = new ArrayList<>(loader.loaded.values());
    files.remove(main.get());
    files.add(0, main.get());
    return Optional.of(new Program(main.get(), files));
  }

  private Optional<FileScope> file(Path file) {
    Optional<SourceFile> source = SourceReader.read(file, displayPath(file), diagnostics);
    if (source.isEmpty()) {
      return Optional.empty();
    }
    SpecFile spec = SpecParser.parse(source.get(), diagnostics);
    return Optional.of(scope(key(file), spec, file));
  }

  /** Declares a file's own names, then loads its imports. */
  private FileScope scope(String key, SpecFile spec, Path file) {
    FileScope scope = new FileScope(spec, AllowanceReader.part(spec, diagnostics));
    loaded.put(key, scope);
    open.add(key);
    for (Declaration declaration : scope.file().declarations()) {
      FileScope.Symbol other = scope.declare(declaration);
      if (other != null) {
        diagnostics.report(
            Code.DUPLICATE,
            declaration.name().span(),
            "`%s` is declared already".formatted(declaration.name().text()),
            "",
            "the first one is at " + other.declaration().name().span());
      }
    }
    for (SpecFile.Import imported : spec.imports()) {
      include(scope, imported, file);
    }
    open.remove(open.size() - 1);
    return scope;
  }

  private void include(FileScope scope, SpecFile.Import imported, Path file) {
    List<String> parts = imported.path().parts().stream().map(Identifier::text).toList();
    boolean library = parts.get(0).equals(StandardLibrary.PREFIX);
    Path target = target(parts, file);
    String key = library ? imported.path().text() : key(target);
    if (open.contains(key)) {
      String way =
          open.subList(open.indexOf(key), open.size()).stream()
              .map(SpecLoader::shortName)
              .collect(Collectors.joining(" -> "));
      diagnostics.report(
          Code.IMPORT_CYCLE,
          imported.span(),
          "this import leads back to the file itself: %s -> %s".formatted(way, shortName(key)));
      return;
    }
    FileScope known = loaded.get(key);
    if (known == null) {
      known = library ? library(parts, imported) : user(target, imported);
    }
    if (known != null) {
      scope.include(known);
    }
  }

  /** Beside the importing file, else in the first folder of the import path that has it. */
  private Path target(List<String> parts, Path file) {
    String name = String.join("/", parts) + ".atrous";
    Path beside = file.resolveSibling(name).normalize();
    return Stream.concat(
            Stream.of(beside), importPath.stream().map(folder -> folder.resolve(name).normalize()))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElse(beside);
  }

  private @Nullable FileScope library(List<String> parts, SpecFile.Import imported) {
    String module = String.join("/", parts.subList(1, parts.size()));
    if (!StandardLibrary.modules().contains(module)) {
      diagnostics.report(
          Code.IMPORT_NOT_FOUND,
          imported.path().span(),
          "the standard library has no `%s`".formatted(imported.path().text()),
          "",
          Suggestion.nearest(module, StandardLibrary.modules())
              .map(near -> "did you mean `std." + near + "`?")
              .orElse(
                  "it has "
                      + StandardLibrary.modules().stream()
                          .map(name -> "`std." + name + "`")
                          .collect(Collectors.joining(", "))));
      return null;
    }
    return library(module);
  }

  private FileScope library(String module) {
    SpecFile spec =
        LIBRARY.computeIfAbsent(
            module,
            name -> {
              SourceFile source =
                  StandardLibrary.find(name)
                      .orElseThrow(
                          () -> new IllegalStateException("missing in the library: " + name));
              return SpecParser.parse(source, diagnostics);
            });
    String key = StandardLibrary.PREFIX + "." + module;
    FileScope known = loaded.get(key);
    return known != null ? known : scope(key, spec, Path.of(""));
  }

  private @Nullable FileScope user(Path target, SpecFile.Import imported) {
    if (!Files.isRegularFile(target)) {
      diagnostics.report(
          Code.IMPORT_NOT_FOUND,
          imported.path().span(),
          "there is no file `%s` to import".formatted(displayPath(target)),
          "",
          importPath.isEmpty()
              ? "an import names a file relative to the one it stands in; the library's begin with `std.`"
              : "it isn't in "
                  + importPath.stream()
                      .map(folder -> "`" + displayPath(folder) + "`")
                      .collect(Collectors.joining(", "))
                  + " either; the library's imports begin with `std.`");
      return null;
    }
    return file(target).orElse(null);
  }

  /** Every file sees some modules of the library without an import. */
  private void addCommon() {
    List<FileScope> common = StandardLibrary.EVERYWHERE.stream().map(this::library).toList();
    for (FileScope file : loaded.values()) {
      common.stream().filter(module -> module != file).forEach(file::include);
    }
  }

  private String displayPath(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    Path root = base.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(root) ? root.relativize(absolute) : file;
    return shown.toString().replace('\\', '/');
  }

  private static String key(Path file) {
    return file.toAbsolutePath().normalize().toString();
  }

  private static String shortName(String key) {
    return key.substring(Math.max(key.lastIndexOf('/'), key.lastIndexOf('\\')) + 1);
  }
}
