package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import org.atrous.runtime.page.DataTable;
import org.atrous.runtime.page.Part;
import org.atrous.runtime.page.Report;
import org.atrous.runtime.page.Section;

/** A report for the terminal: its figures and tables; drawings and what is folded are left out. */
final class ReportText implements Part.Visitor<List<String>> {
  private ReportText() {}

  static List<String> lines(Report report) {
    ReportText text = new ReportText();
    List<String> lines = new ArrayList<>(List.of(report.title(), report.subtitle()));
    report.lead().forEach(part -> add(lines, part.accept(text)));
    for (Section section : report.sections()) {
      List<String> body = new ArrayList<>();
      section.parts().forEach(part -> add(body, part.accept(text)));
      if (!body.isEmpty()) {
        add(lines, List.of(section.title(), "=".repeat(section.title().length())));
        lines.addAll(body);
      }
    }
    return lines;
  }

  private static void add(List<String> lines, List<String> more) {
    if (!more.isEmpty()) {
      lines.add("");
      lines.addAll(more);
    }
  }

  @Override
  public List<String> prose(Part.Prose prose) {
    return List.of();
  }

  @Override
  public List<String> tiles(Part.Tiles tiles) {
    Table table = new Table(Table.Column.text(""), Table.Column.number(""), Table.Column.text(""));
    tiles.tiles().forEach(tile -> table.row(tile.name(), tile.value(), tile.note()));
    return table.rows();
  }

  @Override
  public List<String> facts(Part.Facts facts) {
    Table table = new Table(Table.Column.text(""), Table.Column.text(""));
    facts.facts().forEach(fact -> table.row(fact.name(), fact.value()));
    return table.rows();
  }

  @Override
  public List<String> table(DataTable table) {
    Table text =
        new Table(
            table.columns().stream()
                .map(column -> new Table.Column(column.heading(), column.number()))
                .toArray(Table.Column[]::new));
    table.rows().forEach(row -> text.row(cells(row)));
    if (!table.footer().isEmpty()) {
      text.rule();
      table.footer().forEach(row -> text.row(cells(row)));
    }
    List<String> lines = new ArrayList<>();
    if (!table.caption().isEmpty()) {
      lines.add(table.caption() + ":");
    }
    lines.addAll(text.lines());
    return lines;
  }

  private static String[] cells(List<DataTable.Cell> row) {
    return row.stream()
        .map(
            cell ->
                (cell.strong() ? "*" : "")
                    + cell.text()
                    + (cell.note().isEmpty() ? "" : " (%s)".formatted(cell.note())))
        .toArray(String[]::new);
  }

  @Override
  public List<String> charts(Part.Charts charts) {
    return List.of();
  }

  @Override
  public List<String> legend(Part.Legend legend) {
    return List.of();
  }

  @Override
  public List<String> gallery(Part.Gallery gallery) {
    return List.of();
  }

  @Override
  public List<String> listing(Part.Listing listing) {
    return listing.text().lines().map(line -> "  " + line).toList();
  }

  @Override
  public List<String> folded(Part.Folded folded) {
    return List.of();
  }
}
