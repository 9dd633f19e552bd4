package org.atrous.compiler.instantiate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Span;
import org.atrous.compiler.value.Type;
import org.atrous.compiler.value.Value;

/** Runs bodies: statement after statement, a feature flows down and is changed. */
final class BodyInstantiator {
  private static final int MOST_REPEATS = 1024;
  // Each is a parameter of a method in the generated class.
  private static final int MOST_EXTRAS = 64;
  // Also bodies of loops and joins count: the limit keeps the stack of small threads whole.
  private static final int DEEPEST = 128;

  private final Reporter reporter;
  private final Evaluator evaluator;
  private final GraphBuilder graph;
  private final ElementInstantiator elements;
  private int depth;

  BodyInstantiator(
      Reporter reporter, Evaluator evaluator, GraphBuilder graph, LayerEmitter emitter) {
    this.reporter = reporter;
    this.evaluator = evaluator;
    this.graph = graph;
    this.elements = new ElementInstantiator(reporter, evaluator, graph, emitter, this);
  }

  ElementInstantiator elements() {
    return elements;
  }

  /** Runs a body in its frame and gives the feature that flows out. */
  int run(Body body, Frame frame, Place place, int input) {
    countStep(frame, body.span());
    if (depth >= DEEPEST) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          body.span(),
          "bodies are nested more than %d deep".formatted(DEEPEST));
    }
    depth++;
    try {
      int current = input;
      for (Statement statement : body.statements()) {
        current = statement(statement, frame, place, current);
      }
      return current;
    } finally {
      depth--;
    }
  }

  /** An expansion ends, however many bodies without any layer are nested in loops. */
  private void countStep(Frame frame, Span span) {
    if (!graph.countStep()) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          span,
          String.format(
              Locale.ROOT,
              "the network takes more than %,d steps to expand",
              GraphBuilder.MOST_STEPS));
    }
  }

  /** Runs a body from which a feature must flow: not {@code drop}. */
  int flow(Body body, Frame frame, Place place, int input) {
    return flowing(run(body, frame, place, input), body, frame);
  }

  /** The feature that a body made, which must be one. */
  int flowing(int output, Body body, Frame frame) {
    if (output == ElementInstantiator.DROPPED) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          body.span(),
          "nothing flows out of `drop`",
          "",
          "`drop` stands only as the shortcut of a `residual`");
    }
    return output;
  }

  int statement(Statement statement, Frame frame, Place place, int input) {
    if (input == ElementInstantiator.DROPPED) {
      throw reporter.error(frame, Code.WRONG_PLACE, statement.span(), "nothing can follow `drop`");
    }
    countStep(frame, statement.span());
    if (isAlias(statement, frame)) {
      Element.Apply path = (Element.Apply) statement.branches().get(0).elements().get(0);
      name(statement, frame, place, feature(path, frame));
      return input;
    }
    int output =
        statement.branches().size() == 1
            ? chain(statement.branches().get(0), statement, frame, place, List.of(), input)
            : branches(statement, frame, place, input);
    if (statement.alias() != null) {
      name(statement, frame, place, output);
    }
    return output;
  }

  /** Gives a feature the name that stands behind `as`, if one does. */
  void name(Statement statement, Frame frame, Place place, int feature) {
    if (statement.alias() == null || feature == ElementInstantiator.DROPPED) {
      return;
    }
    String name = statement.alias().text();
    frame.set(name, new Value.FeatureValue(feature));
    graph.name(place.scope(), name, feature, statement.alias().span());
  }

  /** Whether the statement only gives a feature that exists another name. */
  private boolean isAlias(Statement statement, Frame frame) {
    if (statement.alias() == null
        || statement.branches().size() != 1
        || statement.branches().get(0).elements().size() != 1) {
      return false;
    }
    return statement.branches().get(0).elements().get(0) instanceof Element.Apply apply
        && apply.arguments() == null
        && apply.body() == null
        && (apply.callee().is("input")
            || evaluator.names().feature(apply.callee(), frame) != null
            || apply.callee().parts().size() > 1);
  }

  private int feature(Element.Apply path, Frame frame) {
    if (path.callee().is("input")) {
      return frame.input();
    }
    Value value = evaluator.names().value(path.callee(), Type.Simple.FEATURE, frame, evaluator);
    if (value instanceof Value.FeatureValue feature) {
      return feature.id();
    }
    throw reporter.error(
        frame,
        Code.WRONG_TYPE,
        path.span(),
        "`%s` is no feature, so it can't get another name".formatted(path.callee().text()));
  }

  /** {@code a + b}: into the open join of one of them, or side by side. */
  private int branches(Statement statement, Frame frame, Place place, int input) {
    List<Statement.Chain> open =
        statement.branches().stream().filter(chain -> opens(chain, frame)).toList();
    if (open.size() > 1) {
      throw reporter.error(
          frame,
          Code.WRONG_PLACE,
          open.get(1).span(),
          "two components with an open join can't be joined by `+`",
          "",
          "put one of them in a component of its own");
    }
    if (!open.isEmpty() && statement.branches().size() > MOST_EXTRAS) {
      throw reporter.error(
          frame,
          Code.TOO_LARGE,
          statement.span(),
          "at most %d branches can be added to an open join".formatted(MOST_EXTRAS));
    }
    List<Integer> outputs = new ArrayList<>();
    for (Statement.Chain chain : statement.branches()) {
      if (!open.contains(chain)) {
        Place branch = place.withRole("branch" + (outputs.size() + 1));
        outputs.add(chain(chain, statement, frame, branch, List.of(), input));
      }
    }
    return open.isEmpty()
        ? elements.branches().concat(outputs, frame, place, statement.span())
        : chain(open.get(0), statement, frame, place, outputs, input);
  }

  private boolean opens(Statement.Chain chain, Frame frame) {
    Element last = chain.elements().get(chain.elements().size() - 1);
    return last instanceof Element.Apply apply
        && !elements.isConstruct(apply)
        && (chain.elements().size() > 1 || elements.tap(last, frame).isEmpty())
        && evaluator.names().callable(apply.callee(), frame, evaluator)
            instanceof Callable.OfModule module
        && module.module().body() != null
        && OpenJoins.in(module.module().body());
  }

  /** Runs a chain; branches that the caller adds go to its last element. */
  private int chain(
      Statement.Chain chain,
      Statement statement,
      Frame frame,
      Place place,
      List<Integer> extras,
      int input) {
    int current = input;
    boolean alone = chain.elements().size() == 1 && statement.branches().size() == 1;
    String alias = alone && statement.alias() != null ? statement.alias().text() : "";
    for (int i = 0; i < chain.elements().size(); i++) {
      boolean last = i == chain.elements().size() - 1;
      Element element = chain.elements().get(i);
      Optional<Integer> tap = i == 0 ? elements.tap(element, frame) : Optional.empty();
      current =
          tap.isPresent()
              ? tap.get()
              : element(element, alias, frame, place, last ? extras : List.of(), current);
      if (current == ElementInstantiator.DROPPED && !last) {
        throw reporter.error(frame, Code.WRONG_PLACE, element.span(), "nothing can follow `drop`");
      }
    }
    return current;
  }

  private int element(
      Element element, String alias, Frame frame, Place place, List<Integer> extras, int input) {
    return element.accept(
        new Element.Visitor<>() {
          @Override
          public Integer visit(Element.Apply apply) {
            return elements.apply(apply, alias, frame, place, extras, input);
          }

          @Override
          public Integer visit(Element.BlockRange range) {
            throw reporter.error(
                frame,
                Code.WRONG_PLACE,
                range.span(),
                "a range of blocks stands directly after its `backbone`");
          }

          @Override
          public Integer visit(Element.Repeat repeat) {
            return repeat(repeat, frame, place, input);
          }

          @Override
          public Integer visit(Element.For loop) {
            int current = input;
            for (Value item : items(loop, frame)) {
              Frame nested = frame.nested();
              nested.set(loop.variable().text(), item);
              current = run(loop.body(), nested, place, current);
            }
            return current;
          }

          @Override
          public Integer visit(Element.If choice) {
            Body body = chosen(choice, frame);
            return body == null ? input : run(body, frame, place, input);
          }
        });
  }

  private int repeat(Element.Repeat repeat, Frame frame, Place place, int input) {
    int current = input;
    for (int count = repeats(repeat, frame); count > 0; count--) {
      current = run(repeat.body(), frame.nested(), place, current);
    }
    return current;
  }

  int repeats(Element.Repeat repeat, Frame frame) {
    int count = evaluator.count(repeat.count(), frame, "the count of `repeat`");
    if (count < 0 || count > MOST_REPEATS) {
      throw reporter.error(
          frame,
          Code.BAD_VALUE,
          repeat.count().span(),
          String.format(
              Locale.ROOT, "`repeat` takes 0 to %,d rounds, not %,d", MOST_REPEATS, count));
    }
    return count;
  }

  List<Value> items(Element.For loop, Frame frame) {
    Value items = evaluator.any(loop.items(), frame);
    if (items instanceof Value.ListValue list) {
      return list.items();
    }
    if (loop.items() instanceof Expression.Parenthesized) {
      return List.of(items);
    }
    throw reporter.error(
        frame,
        Code.WRONG_TYPE,
        loop.items().span(),
        "`for` goes over a list, not over the %s `%s`".formatted(items.kind(), items.text()),
        "",
        "a list stands in parentheses: `(%s)`".formatted(items.text()));
  }

  @org.jspecify.annotations.Nullable
  Body chosen(Element.If choice, Frame frame) {
    return evaluator.condition(choice.condition(), frame) ? choice.then() : choice.otherwise();
  }

  /** The branches that the lines of a join make, loops and conditions unrolled. */
  void collect(Body body, Frame frame, Place place, int input, List<Integer> branches, Span span) {
    for (Statement statement : body.statements()) {
      Element only =
          statement.branches().size() == 1
                  && statement.branches().get(0).elements().size() == 1
                  && statement.alias() == null
              ? statement.branches().get(0).elements().get(0)
              : null;
      if (only instanceof Element.For loop) {
        for (Value item : items(loop, frame)) {
          Frame nested = frame.nested();
          nested.set(loop.variable().text(), item);
          collect(loop.body(), nested, place, input, branches, span);
        }
      } else if (only instanceof Element.Repeat repeat) {
        for (int count = repeats(repeat, frame); count > 0; count--) {
          collect(repeat.body(), frame.nested(), place, input, branches, span);
        }
      } else if (only instanceof Element.If choice) {
        Body chosen = chosen(choice, frame);
        if (chosen != null) {
          collect(chosen, frame, place, input, branches, span);
        }
      } else {
        Place branch = place.withRole("branch" + (branches.size() + 1));
        branches.add(statement(statement, frame, branch, input));
      }
    }
  }
}
