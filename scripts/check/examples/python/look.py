"""Looks at Python examples without running them: reads [{name, code}], prints {name: {problems, imports}}."""

import ast
import json
import sys
import warnings

warnings.simplefilter("error")


def look(code):
    try:
        tree = ast.parse(code)
        compile(code, "example.py", "exec")
    except (SyntaxError, SyntaxWarning, ValueError) as error:
        return {"problems": [str(error)], "imports": []}
    names, modules = {}, set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names.update({(item.asname or item.name).split(".")[0]: item.name for item in node.names})
            modules.update(item.name.split(".")[0] for item in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update({item.asname or item.name: item.name for item in node.names})
            modules.add(node.module.split(".")[0])
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    unused = [f"{name} is imported and never used" for name in names if name not in used]
    foreign = sorted(module for module in modules if module not in sys.stdlib_module_names)
    return {"problems": unused, "imports": foreign}


print(json.dumps({item["name"]: look(item["code"]) for item in json.load(sys.stdin)}))
