using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Diagnostics;

/// <summary>The faults of one annotated method, each place once, in the order in which they were found.</summary>
public sealed class Reports
{
    private readonly List<Diagnostic> _found = [];
    private readonly HashSet<(string Id, Location Place)> _known = [];

    public IReadOnlyList<Diagnostic> Found => _found;

    public bool HasErrors => _found.Exists(d => d.Severity == DiagnosticSeverity.Error);

    /// <param name="descriptor">What is wrong.</param>
    /// <param name="place">The smallest span at which it is wrong.</param>
    /// <param name="callSites">The calls through which the model came there, innermost first.</param>
    /// <param name="arguments">What the message is filled with.</param>
    public void Add(DiagnosticDescriptor descriptor, Location place, IEnumerable<Location> callSites, params object[] arguments)
    {
        if (_known.Add((descriptor.Id, place)))
        {
            _found.Add(Diagnostic.Create(descriptor, place, callSites, arguments));
        }
    }

    /// <summary>Adds what others found.</summary>
    public void Add(Reports other)
    {
        foreach (var diagnostic in other.Found)
        {
            if (_known.Add((diagnostic.Id, diagnostic.Location)))
            {
                _found.Add(diagnostic);
            }
        }
    }

    public void Add(DiagnosticDescriptor descriptor, Location place, params object[] arguments) => Add(descriptor, place, [], arguments);
}
