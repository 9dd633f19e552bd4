package org.atrous.compiler.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.atrous.compiler.ast.Argument;
import org.atrous.compiler.ast.Body;
import org.atrous.compiler.ast.Declaration;
import org.atrous.compiler.ast.Declaration.Kind;
import org.atrous.compiler.ast.Declaration.SettingsKind;
import org.atrous.compiler.ast.Expression;
import org.atrous.compiler.ast.Path;
import org.atrous.compiler.ast.SpecFile;
import org.atrous.compiler.source.Code;
import org.atrous.compiler.source.Diagnostics;
import org.atrous.compiler.source.Span;
import org.atrous.grammar.AtrousParser;
import org.atrous.grammar.AtrousParser.ImportLineContext;
import org.atrous.grammar.AtrousParser.ModuleDeclarationContext;
import org.atrous.grammar.AtrousParser.SettingsDeclarationContext;
import org.atrous.grammar.AtrousParserBaseVisitor;
import org.jspecify.annotations.Nullable;

/**
 * Builds a file's imports and declarations out of its parse tree. The parts that a mistake has
 * broken are left out; they were reported.
 */
final class FileBuilder extends AtrousParserBaseVisitor<@Nullable Void> {
  private final Spans spans;
  private final Diagnostics diagnostics;
  private final Names names;
  private final DocComments docs;
  private final ExpressionBuilder expressions;
  private final HeaderBuilder headers;
  private final BodyBuilder bodies;
  private final SettingBuilder settings;
  private final List<SpecFile.Import> imports = new ArrayList<>();
  private final List<Declaration> declarations = new ArrayList<>();

  FileBuilder(CommonTokenStream tokens, Spans spans, Diagnostics diagnostics) {
    this.spans = spans;
    this.diagnostics = diagnostics;
    this.names = new Names(spans);
    this.docs = new DocComments(tokens);
    this.expressions = new ExpressionBuilder(spans, diagnostics, names);
    this.headers = new HeaderBuilder(spans, names, expressions);
    this.bodies = new BodyBuilder(spans, diagnostics, names, expressions);
    this.settings = new SettingBuilder(spans, names, expressions);
  }

  SpecFile build(AtrousParser.FileContext file) {
    file.parts.stream().filter(Names::isSound).forEach(this::visit);
    return new SpecFile(spans.source(), imports, declarations);
  }

  @Override
  public @Nullable Void visitImportLine(ImportLineContext context) {
    Path path = names.path(context.path());
    Span span = spans.of(context.IMPORT().getSymbol()).to(path.span());
    if (!declarations.isEmpty()) {
      diagnostics.report(
          Code.SYNTAX,
          span,
          "an import stands above all declarations",
          "",
          "move it to the top of the file");
    }
    imports.add(new SpecFile.Import(path, span));
    return null;
  }

  @Override
  public @Nullable Void visitModuleDeclaration(ModuleDeclarationContext context) {
    Kind kind = kind(context.kind);
    Expression.Call dialect = dialect(kind, context);
    Body body = context.body() == null ? null : bodies.body(context.body());
    Expression alias = context.alias == null ? null : expressions.visit(context.alias);
    declarations.add(
        new Declaration.Module(
            kind,
            names.identifier(context.name()),
            headers.parameters(context.parameters()),
            dialect,
            body,
            alias,
            docs.above(context.getStart()),
            span(context, body)));
    return null;
  }

  private Span span(ModuleDeclarationContext context, @Nullable Body body) {
    Span start = spans.of(context.kind);
    return start.to(body == null ? spans.of(context.alias) : body.span());
  }

  private Expression.@Nullable Call dialect(Kind kind, ModuleDeclarationContext context) {
    AtrousParser.InDialectContext in = context.inDialect();
    if (in == null) {
      return null;
    }
    if (kind != Kind.NETWORK) {
      diagnostics.report(
          Code.SYNTAX,
          spans.of(in),
          "only a network names a dialect",
          "",
          "a " + context.kind.getText() + " uses the dialect of its network");
      return null;
    }
    Path path = names.path(in.path());
    List<Argument> arguments =
        expressions.arguments(in.arguments() == null ? null : in.arguments().argumentList());
    return new Expression.Call(
        path,
        arguments,
        in.arguments() == null ? path.span() : path.span().to(spans.of(in.arguments())));
  }

  @Override
  public @Nullable Void visitSettingsDeclaration(SettingsDeclarationContext context) {
    AtrousParser.RelationContext relation = context.relation();
    declarations.add(
        new Declaration.Settings(
            settingsKind(context.kind),
            names.identifier(context.name()),
            headers.parameters(context.parameters()),
            relation == null ? null : names.identifier(relation.kind),
            relation == null ? null : base(relation),
            settings.settings(context.settings()),
            docs.above(context.getStart()),
            spans.of(context.kind).to(spans.of(context.settings()))));
    return null;
  }

  private Expression base(AtrousParser.RelationContext relation) {
    Path path = names.path(relation.path());
    AtrousParser.ArgumentsContext arguments = relation.arguments();
    return arguments == null
        ? new Expression.Name(path)
        : new Expression.Call(
            path,
            expressions.arguments(arguments.argumentList()),
            path.span().to(spans.of(arguments)));
  }

  private static Kind kind(Token word) {
    return switch (word.getType()) {
      case AtrousParser.COMPONENT -> Kind.COMPONENT;
      case AtrousParser.BACKBONE -> Kind.BACKBONE;
      case AtrousParser.NETWORK -> Kind.NETWORK;
      default -> throw new IllegalStateException("no module starts with " + word.getText());
    };
  }

  private static SettingsKind settingsKind(Token word) {
    return switch (word.getType()) {
      case AtrousParser.DIALECT -> SettingsKind.DIALECT;
      case AtrousParser.DATASET -> SettingsKind.DATASET;
      case AtrousParser.RECIPE -> SettingsKind.RECIPE;
      case AtrousParser.EVALUATION -> SettingsKind.EVALUATION;
      case AtrousParser.SWEEP -> SettingsKind.SWEEP;
      case AtrousParser.WEIGHTS -> SettingsKind.WEIGHTS;
      default -> throw new IllegalStateException("no settings start with " + word.getText());
    };
  }
}
