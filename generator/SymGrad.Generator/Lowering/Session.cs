using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;
using SymGrad.Generator.Diagnostics;
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

    public Session(SourceBodies sources, LocationTable locations, Reports reports, CancellationToken token)
    {
        Sources = sources;
        Locations = locations;
        Arrays = new(Pool);
        Shapes = new(this);
        _reports = reports;
        _token = token;
    }

    public ExprPool Pool { get; } = new();

    public Arrays Arrays { get; }

    public ShapeLedger Shapes { get; }

    public SourceBodies Sources { get; }

    public LocationTable Locations { get; }

    public ExpressionDepths Depths { get; } = new();

    public List<Parameter> Parameters { get; } = [];

    public List<Definition> Definitions { get; } = [];

    public Dictionary<Rational, string> LiteralTexts { get; } = [];

    /// <summary>The functions being written out, innermost last, and where each was called.</summary>
    public List<(ISymbol Function, Location Site)> Calls { get; } = [];

    /// <summary>How many branches enclose what is being lowered: code there may not run, so nothing may be demanded for it.</summary>
    public int Guards { get; set; }

    /// <summary>How many lambdas over an index enclose what is being lowered.</summary>
    public int Lambdas { get; set; }

    public int Depth { get; set; }

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

    public Value Report(DiagnosticDescriptor descriptor, IOperation operation, params object[] arguments) =>
        Report(descriptor, operation.Syntax.GetLocation(), arguments);

    public Value Report(DiagnosticDescriptor descriptor, Location place, params object[] arguments)
    {
        _reports.Add(descriptor, place, Calls.Skip(1).Reverse().Select(c => c.Site), arguments);
        return Value.Poison;
    }
}
