namespace SymGrad;

/// <summary>What a claim says of its model.</summary>
public enum ClaimKind
{
    /// <summary>The claim is the model's derivative by the targets; without a target, its value.</summary>
    Derivative,

    /// <summary>
    /// The claim is ∂E/∂x for an arbitrary upstream gradient ∂E/∂y, where y is the model's value and x the target. The claiming method
    /// takes ∂E/∂y as one more parameter, in the shape of y.
    /// </summary>
    Vjp,
}

/// <summary>
/// Says that this method is the value or a derivative of another one. While the project compiles the claim is proved, found to agree at
/// many random points, or refuted: an error with a small counterexample, the true derivative and, where one fits, a guess at the slip.
/// </summary>
/// <remarks>
/// The method takes parameters of the model, by name and type, as many of them as it needs. Further <see langword="int"/> parameters are
/// free indices: <c>[Claim(nameof(Step), "w[k, j]", Output = "[j]")]</c> on <c>double D(Vec&lt;double&gt; x, Mat&lt;double&gt; w, int k, int j)</c>
/// claims ∂Step_j/∂w_kj for all k and j. Where the model only needs one array to be at least as long as another, the claim is judged
/// for the case that both are equally long. Nothing is generated from a claim, so its type need not be partial.
/// </remarks>
/// <param name="model">The name of a method of the same type.</param>
/// <param name="targets">
/// By what is differentiated: the name of a parameter for the whole derivative, with the axes of the value first, or an entry as
/// <c>"w[k, j]"</c>, whose indices are integer expressions of free indices, integer parameters and sizes. Two targets make a mixed
/// second derivative; none claims the value itself.
/// </param>
[AttributeUsage(AttributeTargets.Method, Inherited = false, AllowMultiple = true)]
public sealed class ClaimAttribute(string model, params string[] targets) : Attribute
{
    /// <summary>The name of the method that the claim is about.</summary>
    public string Model { get; } = model;

    /// <summary>By what is differentiated.</summary>
    public IReadOnlyList<string> Targets { get; } = targets;

    /// <summary>Whether a derivative or a vector-Jacobian product is claimed.</summary>
    public ClaimKind Kind { get; set; }

    /// <summary>
    /// The entry of the value that is differentiated, as <c>"[j]"</c>; <see langword="null"/> for the whole value. Of a model that returns a tuple, record or
    /// struct the element, as <c>"Loss"</c> (<c>"Item1"</c> where it has no name), or an entry of it, as <c>"Rates[j]"</c>.
    /// </summary>
    public string? Output { get; set; }

    /// <summary>
    /// The condition on the free indices under which the claim is made, as <c>"k != j"</c>: on integers and sizes, not on values. What holds for some values only
    /// is claimed as a choice, <c>x > 0 ? … : …</c>.
    /// </summary>
    public string? Where { get; set; }

    /// <summary>
    /// The name of a static method, property or field that gives a value for each of the model's parameters, as a tuple of literals. The claiming
    /// method then returns figures, which are compared to the digits that they show; a number without a point is taken exactly.
    /// </summary>
    public string? At { get; set; }
}
