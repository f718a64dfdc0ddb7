DELETE FROM [Employee];
