"""Reports that programs read: JSON, CSV, SARIF, JUnit and the annotations of a code host."""
