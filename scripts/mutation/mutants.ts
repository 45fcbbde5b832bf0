import ts from 'typescript';

/** One small change of a source that its tests ought to notice. */
export interface Mutant {
  readonly line: number;
  /** The node before and after, on one line each. */
  readonly before: string;
  readonly after: string;
  /** The whole source, changed. */
  readonly source: string;
}

const { SyntaxKind } = ts;

/** What each operator is changed into: its boundary, its negation, its opposite. */
const OPERATORS = new Map<ts.SyntaxKind, readonly string[]>([
  [SyntaxKind.LessThanToken, ['<=', '>=']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.PlusToken, ['-']],
  [SyntaxKind.MinusToken, ['+']],
  [SyntaxKind.AsteriskToken, ['/']],
  [SyntaxKind.SlashToken, ['*']],
  [SyntaxKind.AmpersandAmpersandToken, ['||']],
  [SyntaxKind.BarBarToken, ['&&']],
  [SyntaxKind.QuestionQuestionToken, ['&&']],
  [SyntaxKind.AmpersandToken, ['|']],
  [SyntaxKind.BarToken, ['&']],
  [SyntaxKind.PlusEqualsToken, ['-=']],
  [SyntaxKind.MinusEqualsToken, ['+=']],
]);

/** Names whose opposite is as plausible. */
const OPPOSITES = new Map([
  ['min', 'max'],
  ['max', 'min'],
  ['every', 'some'],
  ['floor', 'ceil'],
  ['true', 'false'],
  ['false', 'true'],
  ['idleAt', 'maxAt'],
  ['maxAt', 'idleAt'],
]);

/** Every mutant of a source, in the order of the source. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  visit(file);
  return mutants;

  function visit(node: ts.Node): void {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    for (const after of changesOf(node)) add(node, after);
    ts.forEachChild(node, visit);
  }

  function add(node: ts.Node, after: string): void {
    const [start, end] = [node.getStart(), node.getEnd()];
    mutants.push({
      line: file.getLineAndCharacterOfPosition(start).line + 1,
      before: oneLine(node.getText()),
      after: oneLine(after),
      source: source.slice(0, start) + after + source.slice(end),
    });
  }
}

/** What a node may be changed into. */
function changesOf(node: ts.Node): readonly string[] {
  if (ts.isBinaryExpression(node)) return ofOperator(node);
  if (ts.isIfStatement(node)) return ofCondition(node, node.expression);
  if (ts.isConditionalExpression(node)) return ofCondition(node, node.condition);
  if (ts.isExpressionStatement(node)) return [';'];
  if (ts.isNumericLiteral(node)) return ofNumber(node);
  if (ts.isRegularExpressionLiteral(node)) return ofPattern(node.text);
  if (ts.isStringLiteral(node)) return node.text === '' ? ["'mutant'"] : ["''"];
  if (ts.isArrayLiteralExpression(node) && node.elements.length > 0) return ['[]'];
  if (ts.isPrefixUnaryExpression(node) && node.operator === SyntaxKind.ExclamationToken) {
    return [`(${node.operand.getText()})`];
  }
  if (ts.isSpreadAssignment(node)) return ['...{}'];
  if (node.kind === SyntaxKind.TrueKeyword || node.kind === SyntaxKind.FalseKeyword) return opposite(node);
  if (ts.isPropertyAccessExpression(node)) {
    return opposite(node.name).map((name) => node.getText().slice(0, -node.name.text.length) + name);
  }
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return opposite(node.expression).map((name) => name + node.getText().slice(node.expression.getText().length));
  }
  return [];
}

function ofOperator({ left, operatorToken, right }: ts.BinaryExpression): string[] {
  const others = OPERATORS.get(operatorToken.kind) ?? [];
  // In brackets, because mixing ?? with || or && is an error of syntax without them.
  return others.map((other) => `((${left.getText()}) ${other} (${right.getText()}))`);
}

function ofCondition(node: ts.Node, condition: ts.Expression): string[] {
  const [from, to] = [condition.getStart() - node.getStart(), condition.getEnd() - node.getStart()];
  const text = node.getText();
  return [`!(${condition.getText()})`, 'true', 'false'].map((other) => text.slice(0, from) + other + text.slice(to));
}

function ofNumber(node: ts.NumericLiteral): string[] {
  const value = Number(node.text);
  return [String(value + 1), ...(value === 0 ? [] : ['0'])];
}

/** A pattern without one of its quantifiers or anchors. */
function ofPattern(text: string): string[] {
  const parts = [...text.matchAll(/(?<!\()[+?]|[\^$]/g)];
  return parts.map(({ index }) => text.slice(0, index) + text.slice(index + 1));
}

function opposite(node: ts.Node): string[] {
  const other = OPPOSITES.get(node.getText());
  return other ? [other] : [];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
