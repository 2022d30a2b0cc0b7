using SymGrad.Calculus.Typesetting.Layout;

namespace SymGrad.Calculus.Drawing;

/// <summary>What a node of a drawn computation is.</summary>
public enum NodeKind
{
    /// <summary>What is given.</summary>
    Input,

    /// <summary>What is computed on the way.</summary>
    Inner,

    /// <summary>A value of the model.</summary>
    Output,
}

/// <summary>An input, or an element of a definition.</summary>
public sealed record GraphNode(Box Label, NodeKind Kind);

/// <summary>One node reads another.</summary>
/// <param name="From">What is read, by its position.</param>
/// <param name="To">What reads it.</param>
/// <param name="Label">What it is weighed by, and the function through which it goes; null where it is taken as it is.</param>
public sealed record GraphEdge(int From, int To, Box? Label);

/// <summary>How a model computes, without circles: recurrences are unfolded.</summary>
public sealed record ComputationGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges);

/// <summary>How a computation is to be drawn.</summary>
/// <param name="Steps">The steps of recurrences, or of the state.</param>
/// <param name="State">The parameter that takes the value at the next step; null for a model that is no step.</param>
/// <param name="Units">How many units of each axis are drawn; 0 for one node for all.</param>
public sealed record UnfoldingOptions(int Steps, string? State, int Units);

/// <summary>A computation that cannot be unfolded.</summary>
public sealed class UnfoldingException(string message) : Exception(message);
