import ts from 'typescript';

/** Where evidence is declared and read for everybody: the only place that parses it. */
const CONTRACT = /^lib\/plan\/(?:define-evidence\.ts|evidence\/)/;
const ABOUT_EVIDENCE = /\bevidence\b|\bevidenceOf\b|[eE]vidence\b/;

export interface UntypedRead {
  readonly place: string;
  readonly text: string;
}

/** True for a call that parses evidence by a schema of its own: `Shape.safeParse(evidence)`. */
function isOwnParse(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const { name, expression } = node.expression;
  if (!/^(?:safeParse|parse)$/.test(name.text)) return false;
  if (isOfToken(expression, checker) || expression.getText() === 'JSON') return false;
  return node.arguments.some(
    (argument) => ABOUT_EVIDENCE.test(argument.getText()) || isUnknownOfAReader(argument, checker),
  );
}

/** True for the schema of a token: it is the contract’s. */
function isOfToken(node: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!ts.isPropertyAccessExpression(node) || node.name.text !== 'schema') return false;
  return checker.getTypeAtLocation(node.expression).getProperty('stepId') !== undefined;
}

/** What the report and the screens parse though its type says nothing is evidence too, whatever it is called there. */
function isUnknownOfAReader(argument: ts.Expression, checker: ts.TypeChecker): boolean {
  if (!/\/(?:lib\/report\/evidence|components\/evidence)\//.test(argument.getSourceFile().fileName))
    return false;
  return (checker.getTypeAtLocation(argument).flags & ts.TypeFlags.Unknown) !== 0;
}

/** True for `evidenceById(…)`, and for `evidenceOf` asked with anything that is no token. */
function isUntypedAsk(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const name = node.expression.name.text;
  if (name === 'evidenceById') return true;
  if (name !== 'evidenceOf') return false;
  const [argument] = node.arguments;
  return argument === undefined || checker.getTypeAtLocation(argument).getProperty('stepId') === undefined;
}

/** The expression without its brackets and `await`. */
function bare(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) || ts.isAwaitExpression(node) ? bare(node.expression) : node;
}

/**
 * True for `evidence as Shape`, for a cast of what a step's `run` left behind, and for a component cast to take any
 * evidence; `as const` and `as unknown` claim nothing.
 */
function isCast(node: ts.Node): boolean {
  if (!ts.isAsExpression(node) || /^(?:const|unknown)$/.test(node.type.getText())) return false;
  const given = bare(node.expression);
  if (/\bevidence: unknown\b|\bViewProps\b/.test(node.type.getText())) return true;
  if (ts.isCallExpression(given)) return /\.(?:run|evidenceOf)$/.test(given.expression.getText());
  return /^(?:\w+[.?!]*)*\w*[eE]vidence!?$/.test(given.getText());
}

/** True for a function that vouches for the shape of evidence by hand. */
function isGuard(node: ts.Node): boolean {
  return ts.isTypePredicateNode(node) && /[eE]vidence/.test(node.parameterName.getText());
}

function isUntyped(node: ts.Node, checker: ts.TypeChecker): boolean {
  return isOwnParse(node, checker) || isUntypedAsk(node, checker) || isCast(node) || isGuard(node);
}

/** Every place that reads a step's evidence without the step's token, found in the syntax tree of the whole product. */
export function findUntypedReads(): UntypedRead[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const program = ts.createProgram(fileNames, options);
  const checker = program.getTypeChecker();
  const found: UntypedRead[] = [];
  for (const file of program.getSourceFiles()) {
    const path = file.fileName.replace(`${process.cwd()}/`, '');
    if (!/^(?:lib|app|components|e2e)\//.test(path) || CONTRACT.test(path)) continue;
    const visit = (node: ts.Node): void => {
      if (isUntyped(node, checker)) {
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ place: `${path}:${line}`, text: node.getText().split('\n')[0]?.slice(0, 100) ?? '' });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}
