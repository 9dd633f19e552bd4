/**
 * A spec as declarations, bodies and settings. What a name means is not settled here: primitives,
 * components, blocks and taps all look alike.
 *
 * The parser reads the filtered tokens: a NEWLINE stands exactly where a statement, a setting or a
 * declaration ends, also before a `}` on the same line, and nowhere else.
 *
 * The paragraphs cited are those of the language reference.
 */
parser grammar AtrousParser;

options { tokenVocab = AtrousLexer; }

file : parts+=topLevel* EOF ;

// Networks; Components and backbones; Dialects; Data sets, recipes, evaluations; Sweeps; Weights.
topLevel
  : IMPORT path NEWLINE                                                  # importLine
  | kind=(COMPONENT | BACKBONE | NETWORK) name parameters? inDialect?
      (body | ASSIGN alias=primary) NEWLINE                              # moduleDeclaration
  | kind=(DIALECT | DATASET | RECIPE | EVALUATION | SWEEP | WEIGHTS) name parameters? relation?
      settings NEWLINE                                                   # settingsDeclaration
  ;

// Dialects: `network X in torchvision(dilate: stage) { ... }`.
inDialect : IN path arguments? ;

// Data sets, recipes, evaluations: `like` and `after`.
relation : kind=(LIKE | AFTER) path arguments? ;

// Networks: parameter types.
parameters : (LPAREN | CALL_LPAREN) (items+=parameter (COMMA items+=parameter)*)? RPAREN ;

parameter : name COLON type variadic=ELLIPSIS? (ASSIGN defaultValue=expression)? ;

type
  : LBRACKET type RBRACKET                # listType
  | words+=name (BAR words+=name)*        # wordType
  ;

// Rules, Flow.
body : LBRACE statements+=statement* RBRACE ;

statement : branches+=chain (PLUS branches+=chain)* (AS alias=name)? NEWLINE ;

chain : elements+=element+ ;

element
  : from=path (RANGE to=path | arguments? body?)            # application
  | REPEAT condition body                                   # repetition
  | FOR name IN condition body                              # iteration
  | IF condition then=body (ELSE otherwise=alternative)?    # branching
  ;

alternative
  : body                                                    # otherwiseBody
  | IF condition then=body (ELSE otherwise=alternative)?    # otherwiseIf
  ;

// Rules, Lines: free expressions stand inside parentheses, in conditions and after `where`.
condition : expression ;

arguments : (LPAREN | CALL_LPAREN) argumentList? RPAREN ;

argumentList : items+=argument (COMMA items+=argument)* ;

argument : (name COLON)? expression ;

// Networks: literals and lists. Components and backbones: arithmetic and comparison on parameters.
// The order of the alternatives is the precedence, tightest first.
expression
  : MINUS expression                                                             # negation
  | left=expression operator=(STAR | SLASH) right=expression                     # product
  | left=expression operator=(PLUS | MINUS) right=expression                     # sum
  | from=expression RANGE to=expression                                          # range
  | left=expression
      operator=(EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL)
      right=expression                                                           # comparison
  | NOT expression                                                               # inversion
  | left=expression AND right=expression                                         # conjunction
  | left=expression OR right=expression                                          # disjunction
  | IF test=expression COLON then=expression ELSE otherwise=expression           # choice
  | primary                                                                      # operand
  ;

primary
  : literal                                                              # literalPrimary
  | path arguments?                                                      # reference
  | LPAREN (items+=expression (COMMA items+=expression)*)? RPAREN        # parenthesis
  | primary LBRACKET expression RBRACKET                                 # indexing
  ;

literal : kind=(INT | FLOAT | SIZE | QUANTITY | STRING | TRUE | FALSE) ;

path : parts+=name (DOT parts+=name)* ;

// Rules, Lines: all but the reserved words are plain identifiers.
name
  : word=(ID | IMPORT | COMPONENT | BACKBONE | NETWORK | DIALECT | DATASET | RECIPE | EVALUATION
      | SWEEP | WEIGHTS | LIKE | AFTER | WHERE)
  ;

// Rules, Lines: settings take words, paths, calls, ranges and literals.
settings : LBRACE lines+=setting* RBRACE ;

setting
  : WHERE condition NEWLINE                                              # conditionSetting
  | settingName (groups+=group (COMMA groups+=group)*)? NEWLINE
      rows+=row*                                                         # plainSetting
  ;

settingName
  : word=(ID | IMPORT | COMPONENT | BACKBONE | NETWORK | DIALECT | DATASET | RECIPE | EVALUATION
      | SWEEP | WEIGHTS | LIKE | AFTER | AS | REPEAT | FOR | IN)
  ;

group : items+=item+ ;

item : from=value (ARROW to=value)? ;

value : from=operandValue (RANGE to=operandValue)? ;

// Sweeps: the lines of numbers below `published`.
row : first=numberGroup (COMMA rest+=group)* NEWLINE ;

numberGroup : first=numberItem rest+=item* ;

numberItem : from=number (RANGE to=operandValue)? (ARROW target=value)? ;

number : sign=MINUS? kind=(INT | FLOAT) ;

operandValue
  : number                                                               # numberValue
  | kind=(SIZE | QUANTITY | STRING | TRUE | FALSE)                       # literalValue
  | path attachedArguments?                                              # referenceValue
  | word=(AS | REPEAT | FOR | IN)                                        # reservedValue
  | LPAREN (items+=expression (COMMA items+=expression)*)? RPAREN        # parenthesisValue
  | operandValue LBRACKET expression RBRACKET                            # indexingValue
  ;

// Data sets: a space keeps a class and its colour apart, `Sky (128, 128, 128)`.
attachedArguments : CALL_LPAREN argumentList? RPAREN ;
