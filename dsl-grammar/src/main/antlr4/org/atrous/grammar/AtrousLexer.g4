/**
 * Words, numbers and marks of a spec. Text that is no token at all still becomes one, of a kind that
 * no parser rule takes (MALFORMED_NUMBER, UNTERMINATED_STRING, UNEXPECTED): the lexer never fails,
 * and each such piece is reported once and whole.
 *
 * The paragraphs cited are those of the language reference.
 */
lexer grammar AtrousLexer;

channels { COMMENTS, DOCS }

// A CALL_LPAREN is an LPAREN directly after a name. The lexer doesn't look back: the token filter
// between lexer and parser makes it, so that a setting tells `momentum(0.9)` from
// `Sky (128, 128, 128)`.
tokens { CALL_LPAREN }

// Data sets, recipes, evaluations; Components: the words that start a declaration. They are names
// everywhere else.
IMPORT     : 'import' ;
COMPONENT  : 'component' ;
BACKBONE   : 'backbone' ;
NETWORK    : 'network' ;
DIALECT    : 'dialect' ;
DATASET    : 'dataset' ;
RECIPE     : 'recipe' ;
EVALUATION : 'evaluation' ;
SWEEP      : 'sweep' ;
WEIGHTS    : 'weights' ;

// Names too, where no relation and no condition can stand.
LIKE  : 'like' ;
AFTER : 'after' ;
WHERE : 'where' ;

// Reserved.
AS     : 'as' ;
REPEAT : 'repeat' ;
FOR    : 'for' ;
IN     : 'in' ;
IF     : 'if' ;
ELSE   : 'else' ;
NOT    : 'not' ;
AND    : 'and' ;
OR     : 'or' ;
TRUE   : 'true' ;
FALSE  : 'false' ;

ID : [A-Za-z_] [A-Za-z0-9_]* ;

// Networks: the literals. Rules, Lines: a malformed number is one error.
SIZE             : DIGITS 'x' DIGITS ;
INT              : NUMBER_GROUPS ;
FLOAT            : NUMBER_GROUPS ('.' NUMBER_GROUPS EXPONENT? | EXPONENT) ;
QUANTITY         : NUMBER_GROUPS ('.' NUMBER_GROUPS)? [A-Z] [A-Za-z]* ;
MALFORMED_NUMBER : '.'? [0-9] ([eE] [+\-] | '.' [0-9A-Za-z_] | [0-9A-Za-z_])* ;

STRING              : '"' STRING_CHARACTER* '"' ;
UNTERMINATED_STRING : '"' STRING_CHARACTER* ;

LBRACE   : '{' ;
RBRACE   : '}' ;
LPAREN   : '(' ;
RPAREN   : ')' ;
LBRACKET : '[' ;
RBRACKET : ']' ;
COMMA    : ',' ;
COLON    : ':' ;
ELLIPSIS : '...' ;
RANGE    : '..' ;
DOT      : '.' ;
BAR      : '|' ;
ARROW    : '->' ;

ASSIGN           : '=' ;
EQUAL            : '==' ;
NOT_EQUAL        : '!=' ;
LESS_OR_EQUAL    : '<=' ;
GREATER_OR_EQUAL : '>=' ;
LESS             : '<' ;
GREATER          : '>' ;
PLUS             : '+' ;
MINUS            : '-' ;
STAR             : '*' ;
SLASH            : '/' ;

// Rules, Lines: which of these end a statement is settled by the token filter.
NEWLINE : '\r'? '\n' | '\r' ;

// Networks: `///` is kept for the generated Javadoc; four slashes and more are a plain comment.
DOC     : '///' (~[/\r\n] ~[\r\n]*)? -> channel(DOCS) ;
COMMENT : '//' ~[\r\n]* -> channel(COMMENTS) ;
BLANKS  : [ \t\f]+ -> channel(HIDDEN) ;

// Habits of other languages are taken whole, so that each is one error with a hint of its own.
UNEXPECTED : '/*' .*? '*/' | '\'' ~['\r\n]* '\'' | '&&' | '||' | . ;

fragment DIGITS           : [0-9]+ ;
fragment NUMBER_GROUPS    : [0-9]+ ('_' [0-9]+)* ;
fragment EXPONENT         : [eE] [+\-]? [0-9]+ ;
fragment STRING_CHARACTER : ~["\\\r\n] | '\\' ~[\r\n] ;
