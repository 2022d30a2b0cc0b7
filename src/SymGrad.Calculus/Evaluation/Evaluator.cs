using SymGrad.Calculus.Arithmetic;
using SymGrad.Calculus.Expressions;
using SymGrad.Calculus.Models;

namespace SymGrad.Calculus.Evaluation;

/// <summary>The values of definitions on given inputs: of a model as lowering left it, or of any pass's output.</summary>
/// <typeparam name="T">The reals: <see cref="double"/> or <see cref="Extended"/>.</typeparam>
public abstract class Evaluator<T>
{
    /// <summary>The elements of a definition's target; a condition's are 0 and 1. Computed once.</summary>
    /// <exception cref="EvaluationException">A read is out of range, an input is missing, or integers overflow.</exception>
    public Dense<T> Value(Definition definition) => Value(definition.Target);

    /// <summary>The elements of a tensor: of a definition's target or a parameter.</summary>
    /// <exception cref="EvaluationException">A read is out of range, an input is missing, or integers overflow.</exception>
    public abstract Dense<T> Value(Tensor tensor);
}

/// <summary>Makes evaluators.</summary>
public static class Evaluator
{
    /// <summary>Evaluates in IEEE double.</summary>
    public static Evaluator<double> Double(IReadOnlyList<Definition> definitions, Inputs inputs, CancellationToken cancellation = default) =>
        new DefinitionEvaluator<double, DoubleArithmetic>(definitions, inputs, cancellation);

    /// <summary>Evaluates in 256 bits.</summary>
    public static Evaluator<Extended> Extended(IReadOnlyList<Definition> definitions, Inputs inputs, CancellationToken cancellation = default) =>
        new DefinitionEvaluator<Extended, ExtendedArithmetic>(definitions, inputs, cancellation);
}
