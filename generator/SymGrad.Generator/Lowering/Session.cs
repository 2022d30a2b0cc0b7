using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
using SymGrad.Generator.Lowering.Custom;
using SymGrad.Generator.Lowering.Functions;
using SymGrad.Generator.Lowering.Loops;
using SymGrad.Generator.Lowering.Shapes;
using SymGrad.Generator.Lowering.Values;

namespace SymGrad.Generator.Lowering;

/// <summary>What the lowering of one annotated method gathers.</summary>
internal sealed class Session
{
    private const int LargestNodeCount = 50_000;
    private const int LargestOperationCount = 100_000;
    private const int LargestDepth = 250;

    private readonly Reports _reports;
    private readonly CancellationToken _token;
    private int _operations;
    private bool _isFull;

    public Session(SourceBodies sources, InputTypes types, LocationTable locations, Reports reports, CancellationToken token)
        : this(sources, types, locations, new(), [], new(sources, token), reports, token)
    {
    }

    /// <summary>The lowering of a function beside that of what calls it.</summary>
    public Session(Session around, Reports reports)
        : this(around.Sources, around.Types, around.Locations, around.Pool, around.LiteralTexts, around.Functions, reports, around._token) =>
        IsBeside = true;

    private Session(
        SourceBodies sources, InputTypes types, LocationTable locations, ExprPool pool, Dictionary<Rational, string> literals, CustomFunctions functions, Reports reports, CancellationToken token)
    {
        Sources = sources;
        Types = types;
        Locations = locations;
        Pool = pool;
        LiteralTexts = literals;
        Functions = functions;
        Arrays = new(Pool);
        Path = new(Pool);
        Shapes = new(this);
        Members = new(this);
        _reports = reports;
        _token = token;
    }

    public ExprPool Pool { get; }

    public Arrays Arrays { get; }

    /// <summary>Whether quotients of integer literals are read as fractions, which C# does not: what a claim may have meant by <c>1 / 2 * x</c>.</summary>
    public bool AreQuotientsFractions { get; init; }

    /// <summary>Whether operators of real numbers are kept as they are written, to be read rather than computed.</summary>
    public bool IsVerbatim { get; init; }

    /// <summary>Whether a part of the source was left to the compiler: what remains is no model then.</summary>
    public bool IsLeft { get; private set; }

    public ShapeLedger Shapes { get; }

    public ModelMembers Members { get; }

    /// <summary>Whether what is lowered here is not the model itself, and takes its own parameters only.</summary>
    public bool IsBeside { get; }

    public SourceBodies Sources { get; }

    public InputTypes Types { get; }

    public LocationTable Locations { get; }

    public ExpressionDepths Depths { get; } = new();

    public List<Parameter> Parameters { get; } = [];

    /// <summary>How the user reaches a parameter that is part of another: <c>net.W</c>.</summary>
    public Dictionary<Tensor, string> Paths { get; } = [];

    /// <summary>Whether a parameter is the lengths of a jagged array's rows.</summary>
    public bool IsLengthOf(Tensor lengths, Tensor rows) => Parameters.FindIndex(p => p.Tensor == lengths) is > 0 and var position
        && Parameters[position].Form == ParameterForm.RowLengths && Parameters[position - 1].Tensor == rows;

    public List<Definition> Definitions { get; } = [];

    /// <summary>The variable or local array that an assignment gave a new value, by the tensor that holds the value.</summary>
    public Dictionary<Tensor, object> Versions { get; } = [];

    /// <summary>How many axes of a tensor are rounds of loops that carry something on: these come first.</summary>
    public Dictionary<Tensor, int> TimeAxes { get; } = [];

    /// <summary>The tensors whose last two axes are matrices of which a function of whole matrices is taken.</summary>
    public HashSet<Tensor> Matrices { get; } = [];

    /// <summary>What the local arrays hold.</summary>
    public Heap Heap { get; set; } = Heap.Empty;

    /// <summary>How many local arrays there have been.</summary>
    public int Storages { get; set; }

    /// <summary>The loops around what is being lowered, innermost last.</summary>
    public List<Loop> Loops { get; } = [];

    public Path Path { get; }

    public Dictionary<Rational, string> LiteralTexts { get; }

    /// <summary>The functions with derivatives of their own.</summary>
    public CustomFunctions Functions { get; }

    /// <summary>The functions being written out, innermost last, and where each was called.</summary>
    public List<(ISymbol Function, Location Site)> Calls { get; } = [];

    /// <summary>
    /// How many lambdas over an index, operands that may not run, and branches that join again enclose what is being lowered: numbers
    /// there are values, not definitions, so that what is joined reads as it was written.
    /// </summary>
    public int Inline { get; set; }

    /// <summary>How many of them do not let arrays be definitions either.</summary>
    public int InlineArrays { get; set; }

    public int Depth { get; set; }

    /// <summary>The increments within expressions that are done beside these.</summary>
    public HashSet<IOperation> Increments { get; } = [];

    /// <summary>Counts one more operation; false when the model has outgrown what is derived.</summary>
    public bool Admits(IOperation operation)
    {
        _token.ThrowIfCancellationRequested();
        _operations++;
        var (limit, what) = _operations > LargestOperationCount ? (LargestOperationCount, "operations")
            : Pool.NodeCount > LargestNodeCount ? (LargestNodeCount, "nodes")
            : Depth > LargestDepth ? (LargestDepth, "nested expressions")
            : (0, "");
        if (limit > 0 && !_isFull)
        {
            _isFull = true;
            Report(Descriptors.TooLarge, operation, limit, what);
        }

        return !_isFull;
    }

    /// <summary>Adds a definition, guarded by the conditions under which it is made.</summary>
    public Tensor Define(string name, IReadOnlyList<Expr> extents, Expr body, DefinitionRole role, IReadOnlyList<string?> indexNames, Location place)
    {
        var tensor = Pool.Defined(name, extents);
        Definitions.Add(new(tensor, Pool.Guard(Path.Guard, body), role) { Origin = Locations.Add(place), IndexNames = indexNames });
        return tensor;
    }

    /// <summary>Takes over what the lowering of a function has found.</summary>
    public void Include(Reports reports) => _reports.Add(reports);

    public Value Report(DiagnosticDescriptor descriptor, IOperation operation, params object[] arguments) =>
        CompilerFaults.AreIn(operation) ? Leave(operation) : Report(descriptor, operation.Syntax.GetLocation(), arguments);

    /// <summary>Leaves what is wrong with an operation to the compiler, except for members that a generator may yet write.</summary>
    public Value Leave(IOperation operation)
    {
        IsLeft = true;
        foreach (var name in CompilerFaults.UnknownCalls(operation).Concat(CompilerFaults.UnknownMembers(operation)))
        {
            Report(Descriptors.Unresolved, name.GetLocation(), name.ToString(), NameAdvice.OfUnknown(name, operation.SemanticModel!.Compilation));
        }

        return Value.Poison;
    }

    public Value Report(DiagnosticDescriptor descriptor, Location place, params object[] arguments)
    {
        _reports.Add(descriptor, place, Calls.Skip(1).Reverse().Select(c => c.Site), arguments);
        return Value.Poison;
    }
}
