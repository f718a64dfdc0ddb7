DELETE FROM [Artist];
