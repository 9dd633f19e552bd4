package org.atrous.compiler.allow;

import java.util.ArrayList;
import java.util.List;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Element;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Setting;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.ast.Statement;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;

/**
 * Takes the allowances out of a file: {@code allow(AT0312, "the crop is small on purpose")} as a
 * line of a body, {@code allow AT0411 "a demonstration"} among settings.
 */
public final class AllowanceReader {
  private final Diagnostics diagnostics;
  private final List<Allowance> found = new ArrayList<>();

  private AllowanceReader(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * A file in two parts.
   *
   * @param rest the file without its allowances
   */
  public record Parted(SpecFile rest, List<Allowance> allowances) {
    public Parted {
      allowances = List.copyOf(allowances);
    }
  }

  public static Parted part(SpecFile file, Diagnostics diagnostics) {
    AllowanceReader reader = new AllowanceReader(diagnostics);
    List<Declaration> rest = file.declarations().stream().map(reader::without).toList();
    return new Parted(new SpecFile(file.source(), file.imports(), rest), reader.found);
  }

  private Declaration without(Declaration declaration) {
    if (declaration.name().text().equals(AllowanceForm.WORD)) {
      diagnostics.report(
          Code.SHADOWED, declaration.name().span(), "the name `allow` means something already");
    }
    return declaration.accept(
        new Declaration.Visitor<>() {
          @Override
          public Declaration visit(Declaration.Module module) {
            return without(module);
          }

          @Override
          public Declaration visit(Declaration.Settings settings) {
            return without(settings);
          }
        });
  }

  private Declaration.Module without(Declaration.Module module) {
    if (module.body() == null) {
      return module;
    }
    List<Statement> rest = new ArrayList<>();
    for (Statement statement : module.body().statements()) {
      Element first = statement.branches().get(0).elements().get(0);
      boolean alone =
          statement.branches().size() == 1
              && statement.branches().get(0).elements().size() == 1
              && statement.alias() == null;
      if (alone && first instanceof Element.Apply apply && isAllow(apply) && apply.body() == null) {
        read(apply, module.span());
      } else {
        rest.add(statement);
      }
    }
    Body body = new Body(rest, module.body().span());
    new Misplaced(diagnostics).in(body);
    if (rest.size() == module.body().statements().size()) {
      return module;
    }
    return new Declaration.Module(
        module.kind(),
        module.name(),
        module.parameters(),
        module.dialect(),
        body,
        module.alias(),
        module.doc(),
        module.span());
  }

  private Declaration.Settings without(Declaration.Settings settings) {
    List<Setting> rest = new ArrayList<>();
    for (Setting setting : settings.settings()) {
      if (setting.name().text().equals(AllowanceForm.WORD)) {
        read(setting, settings.span());
      } else {
        rest.add(setting);
      }
    }
    return new Declaration.Settings(
        settings.kind(),
        settings.name(),
        settings.parameters(),
        settings.relation(),
        settings.base(),
        rest,
        settings.doc(),
        settings.span());
  }

  static boolean isAllow(Element.Apply apply) {
    return apply.callee().is(AllowanceForm.WORD);
  }

  private void read(Element.Apply apply, Span scope) {
    List<Argument> arguments = apply.arguments() == null ? List.of() : apply.arguments();
    AllowanceForm form = AllowanceForm.IN_A_BODY;
    for (Argument argument : arguments) {
      if (argument.name() != null) {
        form.refuse(argument.span(), diagnostics);
        return;
      }
    }
    add(form, arguments.stream().map(Argument::value).toList(), apply.span(), scope);
  }

  private void read(Setting setting, Span scope) {
    AllowanceForm form = AllowanceForm.AMONG_SETTINGS;
    List<Setting.Item> items =
        setting.groups().size() == 1 ? setting.groups().get(0).items() : List.<Setting.Item>of();
    if (setting.groups().size() > 1 || items.stream().anyMatch(i -> !i.mappedTo().isEmpty())) {
      form.refuse(setting.span(), diagnostics);
      return;
    }
    List<Expression> values = items.stream().map(Setting.Item::value).toList();
    add(form, values, setting.span(), scope);
  }

  private void add(AllowanceForm form, List<Expression> values, Span line, Span scope) {
    form.read(values, line, diagnostics)
        .map(written -> new Allowance(written.code(), written.reason(), line, scope))
        .ifPresent(
            allowance -> {
              if (found.stream()
                  .anyMatch(a -> a.code() == allowance.code() && a.scope().equals(scope))) {
                diagnostics.report(
                    Code.DUPLICATE,
                    line,
                    "`%s` is silenced here already".formatted(allowance.code().id()));
              } else {
                found.add(allowance);
              }
            });
  }
}
