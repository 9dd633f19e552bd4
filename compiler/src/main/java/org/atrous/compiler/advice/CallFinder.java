package org.atrous.compiler.advice;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.program.FileScope;
import org.atrous.compiler.source.Span;

/** Finds what stands at a place of a program. */
final class CallFinder {
  private final List<FileScope> files;

  CallFinder(List<FileScope> files) {
    this.files = files;
  }

  /** The declaration that a place lies in. */
  Optional<Declaration.Module> module(Span place) {
    return files.stream()
        .map(FileScope::file)
        .filter(file -> file.source() == place.source())
        .flatMap(file -> file.declarations().stream())
        .filter(Declaration.Module.class::isInstance)
        .map(Declaration.Module.class::cast)
        .filter(module -> module.span().contains(place))
        .findFirst();
  }

  /** The call that fills exactly a place. */
  Optional<Element.Apply> call(Span place) {
    return module(place)
        .flatMap(
            module ->
                module.body() == null
                    ? Optional.empty()
                    : elements(module.body(), place)
                        .filter(Element.Apply.class::isInstance)
                        .map(Element.Apply.class::cast)
                        .filter(apply -> apply.span().equals(place))
                        .findFirst());
  }

  /** The innermost loop over a variable around a place. */
  Optional<Element.For> loop(Body body, String variable, Span place) {
    return elements(body, place)
        .filter(Element.For.class::isInstance)
        .map(Element.For.class::cast)
        .filter(loop -> loop.variable().text().equals(variable))
        .filter(loop -> loop.body().span().contains(place))
        .reduce((outer, inner) -> inner);
  }

  /** The elements around a place, the outermost first. */
  private static Stream<Element> elements(Body body, Span place) {
    return body.statements().stream()
        .flatMap(statement -> statement.branches().stream())
        .flatMap(chain -> chain.elements().stream())
        .filter(element -> element.span().contains(place))
        .flatMap(
            element ->
                Stream.concat(
                    Stream.of(element), bodies(element).flatMap(inner -> elements(inner, place))));
  }

  private static Stream<Body> bodies(Element element) {
    return element.accept(
        new Element.Visitor<>() {
          @Override
          public Stream<Body> visit(Element.Apply apply) {
            return Stream.ofNullable(apply.body());
          }

          @Override
          public Stream<Body> visit(Element.BlockRange range) {
            return Stream.empty();
          }

          @Override
          public Stream<Body> visit(Element.Repeat repeat) {
            return Stream.of(repeat.body());
          }

          @Override
          public Stream<Body> visit(Element.For loop) {
            return Stream.of(loop.body());
          }

          @Override
          public Stream<Body> visit(Element.If choice) {
            return Stream.concat(Stream.of(choice.then()), Stream.ofNullable(choice.otherwise()));
          }
        });
  }
}
