using System.Linq;
using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Diagnostics;

/// <summary>Every diagnostic of the generator. Each has a page under <c>generator/diagnostics</c> and a test.</summary>
public static class Descriptors
{
    private const string Category = "SymGrad";
    private const string Pages = "https://github.com/symgrad/symgrad/blob/main/generator/diagnostics/";

    // The declaration that carries the attribute.
    public static readonly DiagnosticDescriptor TypeNotPartial = Error("SG0001", "Type is not partial",
        "'{0}' must be partial, so that the derivatives of '{1}' can be added to it");
    public static readonly DiagnosticDescriptor MethodNotStatic = Error("SG0002", "Instance method of a ref struct",
        "'{0}' must be static to be differentiated, since its type is a ref struct");
    public static readonly DiagnosticDescriptor Generic = Error("SG0003", "Generic method or type",
        "'{0}' is generic; only methods without type parameters, in types without them, can be differentiated");
    public static readonly DiagnosticDescriptor NotAnOrdinaryMethod = Error("SG0004", "Not an ordinary method",
        "'{0}' cannot be differentiated: the attribute is for methods of classes, structs and records");
    public static readonly DiagnosticDescriptor FileLocalType = Error("SG0005", "Type is local to its file",
        "'{0}' is local to its file, so nothing can be added to it from another one");
    public static readonly DiagnosticDescriptor NoBody = Error("SG0006", "Method has no body",
        "'{0}' has no body to differentiate");
    public static readonly DiagnosticDescriptor Modifier = Error("SG0007", "Modifier that a model cannot have",
        "'{0}' is {1}; a model is a plain method that returns a value");
    public static readonly DiagnosticDescriptor ParameterPassing = Error("SG0008", "Parameter is not passed by value",
        "Parameter '{0}' is '{1}'; the parameters of a model are passed by value or by 'in'");

    // Types.
    public static readonly DiagnosticDescriptor ParameterType = Error("SG0010", "Parameter type is not supported",
        "Parameter '{0}' has the type '{1}', which a model cannot take{2}");
    public static readonly DiagnosticDescriptor NotScalarResult = Error("SG0011", "Result is not a scalar",
        "[{0}] needs a result of type double or float, not '{1}'");
    public static readonly DiagnosticDescriptor MixedParameter = Error("SG0012", "Precision of a parameter differs from the result's",
        "Parameter '{0}' computes in {1}, the result in {2}; a model has one precision");
    public static readonly DiagnosticDescriptor MixedConversion = Error("SG0013", "Conversion between precisions",
        "A value that is no constant is converted from {0} to {1}; a model has one precision");

    public static readonly DiagnosticDescriptor ResultType = Error("SG0014", "Result type is not supported",
        "A model returns a floating-point number, vector, matrix or array, or a tuple or record that can be made from such of one precision, not '{0}'");

    public static readonly DiagnosticDescriptor HiddenMember = Error("SG0017", "Type cannot be taken apart",
        "'{0}' cannot be taken apart into numbers and arrays: {1}");
    public static readonly DiagnosticDescriptor NoConstruction = Error("SG0018", "Type cannot be made from its members",
        "The derivative by '{0}' would be a '{1}', which cannot be made from its members: {2}");

    // The attribute's arguments.
    public static readonly DiagnosticDescriptor UnknownName = Error("SG0020", "No such parameter",
        "'{0}' is neither a parameter of '{1}' nor a field or property of its object{2}");
    public static readonly DiagnosticDescriptor NotDifferentiable = Error("SG0021", "Parameter cannot be differentiated by",
        "'{0}' has the type '{1}' and is data: there is no derivative by it");
    public static readonly DiagnosticDescriptor NothingToDifferentiate = Error("SG0022", "No parameter to differentiate by",
        "'{0}' has no floating-point parameter");
    public static readonly DiagnosticDescriptor RepeatedName = Warning("SG0023", "Parameter named twice",
        "'{0}' is named more than once");
    public static readonly DiagnosticDescriptor InvalidName = Error("SG0024", "Name is not an identifier",
        "'{0}' is not an identifier, so nothing can be called by it");
    public static readonly DiagnosticDescriptor DerivativeOrder = Error("SG0025", "Order of a derivative",
        "The order of a derivative is 1 to {0}, not {1}");
    public static readonly DiagnosticDescriptor NotScalarVariable = Error("SG0026", "Variable of a derivative is not a scalar",
        "'{0}' is no number: [Derivative] differentiates by one; use [Gradient], [Jacobian] or [Hessian]");
    public static readonly DiagnosticDescriptor AmbiguousVariable = Error("SG0027", "Variable of a derivative is not said",
        "'{0}' has several floating-point parameters: say by which one [Derivative] differentiates");
    public static readonly DiagnosticDescriptor InvalidSymbol = Error("SG0028", "Symbol is no LaTeX",
        "LaTeX cannot set the symbol '{0}': {1}");
    public static readonly DiagnosticDescriptor ZeroDerivative = Error("SG0030", "Derivative is identically zero",
        "The derivative by '{0}' is zero everywhere: '{1}' does not depend on it in any differentiable way");
    public static readonly DiagnosticDescriptor ZeroDerivativeSwept = Warning("SG0031", "Derivative is identically zero",
        "The derivative by '{0}' is zero everywhere: '{1}' does not depend on it in any differentiable way; name the parameters that matter in the attribute");
    public static readonly DiagnosticDescriptor TooLarge = Error("SG0032", "Model is too large",
        "The model is too large to derive: it has more than {0} {1}");
    public static readonly DiagnosticDescriptor ConstantRange = Error("SG0033", "Constant is out of range",
        "A constant of the model {0}; scale the model's variables");
    public static readonly DiagnosticDescriptor NoOrder = Error("SG0034", "No order of evaluation",
        "The rounds of the loops in '{0}', or those of their derivative, read elements of arrays in an order that cannot be told from the indices");
    public static readonly DiagnosticDescriptor NoCheckpoints = Error("SG0035", "No checkpoints can be set",
        "The gradient of {0} cannot be computed from checkpoints: {1}");
    public static readonly DiagnosticDescriptor ZeroMemberDerivative = Information("SG0036", "Derivative by a member is identically zero",
        "The derivative by '{0}' is zero everywhere: '{1}' does not depend on it in any differentiable way");
    public static readonly DiagnosticDescriptor NoBound = Error("SG0037", "Range without a bound",
        "A loop or sum in '{0}' ends where data says, and nothing says how far that can be: let it run over the rows of a jagged array");

    // Names of what is generated.
    public static readonly DiagnosticDescriptor ClashWithMember = Error("SG0040", "Generated member clashes with a member",
        "The generated '{0}' clashes with '{1}'; give the attribute a Name, or rename the member");
    public static readonly DiagnosticDescriptor ClashAmongGenerated = Error("SG0041", "Generated members clash",
        "The generated '{0}' of '{1}' clashes with that of '{2}'; give one of the attributes a Name");

    // Constructs.
    public static readonly DiagnosticDescriptor Statement = Error("SG0050", "Statement is not supported",
        "A model cannot contain {0}");
    public static readonly DiagnosticDescriptor Loop = Error("SG0051", "Loop without a counter",
        "A model's loop counts: an int that each round changes by the same amount, up or down to a bound that is known before the loop begins, or to another that is counted");
    public static readonly DiagnosticDescriptor Expression = Error("SG0052", "Expression is not supported",
        "A model cannot contain {0}");
    public static readonly DiagnosticDescriptor NoSource = Error("SG0053", "Callee has no source",
        "'{0}' has no source in this project and is no function that SymGrad knows");
    public static readonly DiagnosticDescriptor Recursion = Error("SG0054", "Recursive call",
        "'{0}' calls itself; a model is written out, which would never end");
    public static readonly DiagnosticDescriptor Callee = Error("SG0055", "Callee is not supported",
        "'{0}' cannot be called in a model: it is {1}");
    public static readonly DiagnosticDescriptor NotConstant = Error("SG0056", "Field or property may change",
        "'{0}' may change; make it readonly, or hand it to the model as a parameter");
    public static readonly DiagnosticDescriptor Conversion = Error("SG0057", "Conversion is not supported",
        "A model cannot convert from '{0}' to '{1}'");
    public static readonly DiagnosticDescriptor Operator = Error("SG0058", "Operator is not supported",
        "A model cannot use the operator '{0}' on '{1}'");
    public static readonly DiagnosticDescriptor ValueType = Error("SG0059", "Type is not supported",
        "A model cannot compute with values of type '{0}'");
    public static readonly DiagnosticDescriptor OpenSwitch = Error("SG0060", "Switch does not cover every value",
        "The switch has no arm for every value; end it with '_ => …'");
    public static readonly DiagnosticDescriptor Pattern = Error("SG0061", "Pattern is not supported",
        "A model's patterns compare numbers: constants, relations, and, or, not, '_' and 'var'");
    public static readonly DiagnosticDescriptor Assignment = Error("SG0062", "Assignment is not supported",
        "A model assigns to local variables of the same function and to elements of arrays made in the model (also by 'var y = x.ToArray();'), each assignment a statement of its own");
    public static readonly DiagnosticDescriptor NotAFunction = Error("SG0063", "Function is not known",
        "A lambda, a method or a local function must stand here, so that SymGrad can look into it");
    public static readonly DiagnosticDescriptor Function = Error("SG0064", "Function is not supported",
        "'{0}' is not supported in a model, or not with these arguments");
    public static readonly DiagnosticDescriptor Unresolved = Error("SG0065", "Call that does not resolve yet",
        "'{0}' does not exist when the model is read; {1}");
    public static readonly DiagnosticDescriptor IntegerVariable = Error("SG0066", "Integer that a loop hands on",
        "What '{0}' is in a round has no closed form; an integer that a loop hands on may only be counted up or down, or be set anew in each round");
    public static readonly DiagnosticDescriptor IntegerDivision = Warning("SG0067", "Quotient of integers",
        "'{0}' divides integers, which gives {1}; the quotient is {2}");

    // Shapes.
    public static readonly DiagnosticDescriptor ShapesDisagree = Error("SG0070", "Shapes cannot agree",
        "The shapes cannot agree: {0} is not {1}");
    public static readonly DiagnosticDescriptor ShapesUnknown = Error("SG0071", "Shapes cannot be compared beforehand",
        "Whether {0} equals {1} depends on an index or on data, so it cannot be checked before the computation");
    public static readonly DiagnosticDescriptor OutOfRange = Error("SG0072", "Index is outside its range",
        "The index {0} is outside of 0 … {1} − 1");
    public static readonly DiagnosticDescriptor Negative = Error("SG0073", "Number is below 0",
        "{0} is below 0: no size, start of a slice or power of a matrix is");

    // Derivatives of the user's own.
    public static readonly DiagnosticDescriptor RuleOfNothing = Error("SG0080", "Nothing that the rule is the derivative of",
        "'{0}' has no method '{1}' that this could be the derivative of");
    public static readonly DiagnosticDescriptor RuleParameters = Error("SG0081", "Parameters of a rule",
        "The parameters of '{0}' are not those that the derivative of '{1}' has: {2}");
    public static readonly DiagnosticDescriptor RuleResult = Error("SG0082", "Result of a rule",
        "'{0}' must return {1}: what belongs to {2}");
    public static readonly DiagnosticDescriptor RuleRepeated = Error("SG0083", "Second rule of one function",
        "'{0}' has a derivative already: '{1}'");
    public static readonly DiagnosticDescriptor RuleOfOther = Error("SG0084", "Rule that models cannot use",
        "'{0}' cannot have a derivative of its own, or be one: it is {1}");
    public static readonly DiagnosticDescriptor NotCallable = Error("SG0085", "Function that generated code cannot call",
        "'{0}' cannot be written out, so generated code would call it, which it cannot: it is {1}");
    public static readonly DiagnosticDescriptor NoDerivative = Error("SG0086", "Derivative of a rule",
        "The derivative of '{0}' is needed, which is the rule of a function: it cannot be written out, so nothing is known of its own derivative");

    // Claims.
    public static readonly DiagnosticDescriptor ClaimRefuted = Error("SG0090", "Claim is false",
        "{0} is not this. With {1}: {2}claimed {3}, true {4}.{5} True is {6}.");
    public static readonly DiagnosticDescriptor ClaimUndecided = Warning("SG0091", "Claim is not decided",
        "Whether this is {0} is not decided: {1}");
    public static readonly DiagnosticDescriptor ClaimMisfit = Error("SG0092", "Claim does not fit its model",
        "This cannot be {0}: {1}");
    public static readonly DiagnosticDescriptor ClaimAgrees = Information("SG0093", "Claim agrees without proof",
        "This is {0} at {1} points{3}, to {2} relative; it is not proved");
    public static readonly DiagnosticDescriptor ClaimDiffersAtKink = Information("SG0094", "Claim differs at a kink",
        "This is {0} but for a kink: with {1} {2}the {5} {4}, claimed is {3}");

    // What a sheet shows.
    public static readonly DiagnosticDescriptor Plot = Error("SG0095", "Method cannot be plotted",
        "'{0}' cannot be plotted: {1}");
    public static readonly DiagnosticDescriptor Drawing = Error("SG0096", "Method cannot be drawn",
        "'{0}' cannot be drawn: {1}");

    // The project.
    public static readonly DiagnosticDescriptor Algebra = Error("SG0100", "Algebra is not in this build",
        "This build of SymGrad has no algebra '{0}'; -p:UseAngouriMath=true makes one that has AngouriMath");

    /// <summary>All of them, in the order of their ids.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        TypeNotPartial, MethodNotStatic, Generic, NotAnOrdinaryMethod, FileLocalType, NoBody, Modifier, ParameterPassing,
        ParameterType, NotScalarResult, MixedParameter, MixedConversion, ResultType, HiddenMember, NoConstruction,
        UnknownName, NotDifferentiable, NothingToDifferentiate, RepeatedName, InvalidName, DerivativeOrder, NotScalarVariable, AmbiguousVariable, InvalidSymbol,
        ZeroDerivative, ZeroDerivativeSwept, TooLarge, ConstantRange, NoOrder, NoCheckpoints, ZeroMemberDerivative, NoBound,
        ClashWithMember, ClashAmongGenerated,
        Statement, Loop, Expression, NoSource, Recursion, Callee, NotConstant, Conversion, Operator, ValueType, OpenSwitch, Pattern, Assignment,
        NotAFunction, Function, Unresolved, IntegerVariable, IntegerDivision,
        ShapesDisagree, ShapesUnknown, OutOfRange, Negative,
        RuleOfNothing, RuleParameters, RuleResult, RuleRepeated, RuleOfOther, NotCallable, NoDerivative,
        ClaimRefuted, ClaimUndecided, ClaimMisfit, ClaimAgrees, ClaimDiffersAtKink,
        Plot, Drawing,
        Algebra,
    ];

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = All.ToDictionary(d => d.Id, StringComparer.Ordinal);

    /// <summary>The descriptor that a finding names.</summary>
    public static DiagnosticDescriptor Of(string id) => ById[id];

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + id + ".md");

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: Pages + id + ".md");

    private static DiagnosticDescriptor Information(string id, string title, string message) =>
        new(id, title, message, Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + id + ".md");
}
