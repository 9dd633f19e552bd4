package org.atrous.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document's command lines, each with the output that it shows and the specs that the text above
 * it shows: those after a line that ends in a file's name, {@code `nets/street.atrous`:}.
 */
record Document(List<Command> commands) {
  private static final String FENCE = "```";
  private static final String PROMPT = "./atrous ";
  private static final Pattern FILE = Pattern.compile("`([\\w/]+\\.atrous)`:$");
  private static final Pattern INLINE = Pattern.compile("`\\./atrous ([^`]+)`");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\\S+");
  private static final Pattern PLACE = Pattern.compile("[\\w./-]*?([\\w-]+\\.atrous):\\d+:\\d+");
  private static final Pattern FOLDER = Pattern.compile("\\S*/([\\w-]+\\.(?:atrous|svg))");

  Document {
    commands = List.copyOf(commands);
  }

  /** A spec that the document shows, and the file that it is called. */
  record Spec(String path, String text) {}

  /**
   * A command line.
   *
   * @param output as shown below it; empty where none is
   * @param specs shown so far
   */
  record Command(String place, List<String> words, List<String> output, List<Spec> specs) {
    Command {
      words = List.copyOf(words);
      output = List.copyOf(output);
      specs = List.copyOf(specs);
    }

    @Override
    public String toString() {
      return place + " " + String.join(" ", words);
    }
  }

  static Document parse(String name, List<String> lines) {
    List<Command> commands = new ArrayList<>();
    List<Spec> specs = new ArrayList<>();
    String text = "";
    boolean afterCommand = false;
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).startsWith(FENCE)) {
        addInline(name + ":" + (i + 1), lines.get(i), specs, commands);
        text = lines.get(i).isBlank() ? text : lines.get(i);
        afterCommand &= lines.get(i).isBlank();
        continue;
      }
      String language = lines.get(i).substring(FENCE.length());
      int begin = ++i;
      while (!lines.get(i).startsWith(FENCE)) {
        i++;
      }
      List<String> block = lines.subList(begin, i);
      Matcher file = FILE.matcher(text);
      if (language.equals("atrous") && file.find()) {
        specs.add(new Spec(file.group(1), String.join("\n", block) + "\n"));
      } else if (language.equals("text") && afterCommand) {
        Command last = commands.remove(commands.size() - 1);
        commands.add(new Command(last.place(), last.words(), block, last.specs()));
      }
      afterCommand = language.equals("sh") && addCommands(name, begin, block, specs, commands);
      text = "";
    }
    return new Document(commands);
  }

  /** Commands in a sentence or a table. */
  private static void addInline(
      String place, String line, List<Spec> specs, List<Command> commands) {
    INLINE
        .matcher(line)
        .results()
        .map(command -> new Command(place, words(command.group(1)), List.of(), specs))
        .forEach(commands::add);
  }

  /** Whether the block is a single command, whose output may follow. */
  private static boolean addCommands(
      String name, int begin, List<String> block, List<Spec> specs, List<Command> commands) {
    int before = commands.size();
    for (int i = 0; i < block.size(); i++) {
      String place = name + ":" + (begin + i + 1);
      StringBuilder line = new StringBuilder(block.get(i));
      while (line.toString().endsWith("\\")) {
        line.setLength(line.length() - 1);
        line.append(block.get(++i));
      }
      String command = line.toString().replaceFirst(" +#.*", "");
      if (command.startsWith(PROMPT)) {
        commands.add(
            new Command(place, words(command.substring(PROMPT.length())), List.of(), specs));
      }
    }
    return commands.size() == before + 1;
  }

  private static List<String> words(String command) {
    return WORD.matcher(command)
        .results()
        .map(word -> word.group(1) == null ? word.group() : word.group(1))
        .toList();
  }

  /** The line without what depends on where files lie, and on the lines of the library. */
  static String withoutPlaces(String line) {
    String unplaced = PLACE.matcher(line).replaceAll("$1");
    return FOLDER.matcher(unplaced).replaceAll("$1").stripTrailing();
  }
}
