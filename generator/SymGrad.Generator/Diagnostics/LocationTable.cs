using Microsoft.CodeAnalysis;

namespace SymGrad.Generator.Diagnostics;

/// <summary>
/// Places in the source by ordinal. It travels beside a model, outside its equality: a moved method has an equal model and
/// another table.
/// </summary>
public sealed class LocationTable(Location first)
{
    private readonly List<Location> _locations = [first];

    /// <summary>The place of an ordinal; 0 is the annotated method's name.</summary>
    public Location this[int ordinal] => _locations[ordinal < _locations.Count ? ordinal : 0];

    /// <summary>The ordinal of a place.</summary>
    public int Add(Location location)
    {
        _locations.Add(location);
        return _locations.Count - 1;
    }
}
