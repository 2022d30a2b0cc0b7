//HintName: A.Name.g.cs
// formulas: ""
public static class NameOfA { public static string Value = "A"; }
